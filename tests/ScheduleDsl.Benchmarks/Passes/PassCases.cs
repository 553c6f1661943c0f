using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Benchmarks.Library;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Benchmarks.Passes;

/// <summary>What is compared with AdamW: rules of several passes, modifiers, low precision, and every rule of the library that is one loop.</summary>
internal static class PassCases
{
    // Weights of a tensor whose weights, gradients and two states fit half of a usual second-level cache of a megabyte.
    private const int InCache = 32 * 1024;

    public static PassCase Reference { get; } = new("AdamW", new AdamWSettings());

    public static IReadOnlyList<PassCase> All() =>
    [
        new("LAMB", new LambSettings { MaxGradientNorm = 0 }) { Longest = (size, _) => size.Length <= InCache ? 1.2 : 1.6 },
        new("LAMB, gradients overwritten", new LambSettings { MaxGradientNorm = 0 }) { MayOverwriteGradients = true, Longest = (size, _) => size.Length <= InCache ? 1.2 : 1.6 },
        new("LAMB, bounded global norm", new LambSettings()),
        new("AdamW, bounded global norm, loss scale, average, cleared gradient", new ClippedScaledAveragedAdamWSettings()) { Longest = (_, bytes) => 1.1 * bytes },
        new("AdamW, 8-bit states", new AdamWSettings()) { States = StatePrecision.Block8Signed, Longest = (_, _) => 1 / 0.6 },
        new("AdamW, bfloat16 weights and gradients", new AdamWSettings()) { Type = ElementType.BFloat16, Longest = (_, _) => 0.85 },
        .. RuleCases.All().Where(r => r.Setting.Length == 0 && r.Name != nameof(AdamW)).Select(r => new PassCase(r.Name, r.Settings)).Where(IsOneLoop),
    ];

    public static IReadOnlyList<PassCase> Only(IReadOnlyList<string> names)
    {
        IReadOnlyList<PassCase> all = All();
        foreach (string name in names)
        {
            if (!all.Any(c => Matches(c, name)))
                throw new ArgumentException($"There is no case {name}. There are {string.Join("; ", all.Select(c => c.Title))}.");
        }
        return names.Count == 0 ? all : [.. all.Where(c => names.Any(name => Matches(c, name)))];
    }

    private static bool Matches(PassCase one, string name) => one.Title.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneLoop(PassCase one)
    {
        using PassContender contender = new(one, new Size(1, 1024), threads: 1);
        contender.Run(1);
        return contender.Loops == 1;
    }
}
