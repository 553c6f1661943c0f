using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Report;

/// <summary>Everything that one call of the benchmark found out; its JSON is this record.</summary>
internal sealed record BenchmarkResult(
    Machine Machine, string Command, int Rounds, string Ceiling, string? PyTorch, IReadOnlyList<CaseResult> Cases, IReadOnlyList<FirstStepResult> FirstSteps);

/// <summary>One rotation.</summary>
internal sealed record CaseResult(
    string Rule, string Setting, int Tensors, int Length, int Threads, int BytesPerElement, string Shape, long AllocatedBytesPerStep,
    IReadOnlyList<Measurement> Measurements)
{
    public string Title => Setting.Length == 0 ? Rule : $"{Rule} ({Setting})";

    public Size Size => new(Tensors, Length);

    public Measurement Library => Best(Role.Library)!;

    public double GigabytesPerSecond => BytesPerElement / Library.NsPerElement;

    /// <summary>Time of the traffic ceiling over time of the library: 1 means that the arithmetic is free.</summary>
    public double OfCeiling => Best(Role.Ceiling)!.NsPerElement / Library.NsPerElement;

    /// <summary>The fastest contender of a role, or null where none took part.</summary>
    public Measurement? Best(Role role) => Measurements.Where(one => one.Role == role).MinBy(one => one.NsPerElement);

    /// <summary>How many times longer the best of a role took than the library.</summary>
    public double? Against(Role role) => Best(role)?.NsPerElement / Library.NsPerElement;
}

/// <summary>The start of a run in a fresh process, over one tensor of 1M weights on one thread.</summary>
/// <param name="Rule">The rule with its defaults.</param>
/// <param name="FirstMs">The first step, compilation of the loop included.</param>
/// <param name="EarlyMs">Median of steps 2 to 30.</param>
/// <param name="SteadyMs">Median after half a second of steps.</param>
internal sealed record FirstStepResult(string Rule, double FirstMs, double EarlyMs, double SteadyMs);
