using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>What was written by hand, by the rule that it computes. Adding a baseline is adding a line.</summary>
internal static class BaselineCatalogue
{
    private static readonly (string Rule, bool Runs, Func<Buffers, Size, Gang, Contender> Create)[] Baselines =
    [
        ("AdamW", true, (buffers, size, gang) => new NaiveAdamW(buffers, size, gang)),
        ("AdamW", Vector256.IsHardwareAccelerated, (buffers, size, gang) => new VectorAdamW256(buffers, size, gang, twice: false)),
        ("AdamW", Vector256.IsHardwareAccelerated, (buffers, size, gang) => new VectorAdamW256(buffers, size, gang, twice: true)),
        ("AdamW", Vector512.IsHardwareAccelerated, (buffers, size, gang) => new VectorAdamW512(buffers, size, gang, twice: false)),
        ("AdamW", Vector512.IsHardwareAccelerated, (buffers, size, gang) => new VectorAdamW512(buffers, size, gang, twice: true)),
        ("AdamW", true, (buffers, size, gang) => new TensorsAdamW(buffers, size, gang)),
        ("Lion", true, (buffers, size, gang) => new NaiveLion(buffers, size, gang)),
    ];

    /// <summary>The baselines of a rule with its defaults.</summary>
    public static IEnumerable<Contender> Of(string rule, Buffers buffers, Size size, Gang gang) =>
        Baselines.Where(baseline => baseline.Rule == rule && baseline.Runs).Select(baseline => baseline.Create(buffers, size, gang));
}
