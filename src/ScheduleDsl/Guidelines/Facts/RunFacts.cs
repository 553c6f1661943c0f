using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>A run, as far as it is known: an optimizer with its settings and schedules, and a plan; or a schedule alone.</summary>
/// <param name="Rule">The optimizer, or null for schedules alone.</param>
/// <param name="Plan">How long it is.</param>
/// <param name="Driven">What its settings are.</param>
internal sealed record RunFacts(RuleFacts? Rule, PlanFacts Plan, IReadOnlyList<SettingFacts> Driven)
{
    /// <summary>What its numbers are kept in.</summary>
    public PrecisionFacts Precision { get; init; } = PrecisionFacts.Unknown;

    /// <summary>Which tensors it is handed.</summary>
    public RoutingFacts Routing { get; init; } = RoutingFacts.Unknown;

    /// <summary>Numbers that their declarations do not allow, which make a run impossible: where there is one, nothing else is judged.</summary>
    public IReadOnlyList<RangeProblem> OutOfRange { get; init; } = [];

    /// <summary>Whether tensors of one axis decay like all others; null where nobody knows its groups.</summary>
    public bool? DecaysVectors { get; init; }

    /// <summary>What its schedules refuse of the numbers that they are given, so that they have no values.</summary>
    public IReadOnlyList<ProblemFacts> Problems { get; init; } = [];

    /// <summary>Every schedule of it, once.</summary>
    public IEnumerable<CurveFacts> Curves => Driven.Select(d => d.Curve).OfType<CurveFacts>().Distinct();

    /// <summary>Those that drive a learning rate, once each.</summary>
    public IEnumerable<CurveFacts> Rates => Driven.Where(d => d.Role == Role.LearningRate).Select(d => d.Curve).OfType<CurveFacts>().Distinct();

    /// <summary>Whether a schedule is known to be a rate: what an optimizer follows, or what declares a peak. A formula alone may be a size of batches.</summary>
    public bool IsRate(CurveFacts curve) => Rule is not null || curve.Setting(CurveRole.Peak) is not null;

    /// <summary>The parts of a schedule over its run: of a rate also those that its formula has.</summary>
    public IReadOnlyList<PieceFacts> PartsOf(CurveFacts curve, double updates) =>
        IsRate(curve) ? curve.Parts(updates) : [.. curve.Pieces.Where(p => p.Start < updates)];

    /// <summary>Its warmup, of a rate also one within a formula.</summary>
    public PieceFacts? WarmupOf(CurveFacts curve) => IsRate(curve) ? curve.Warmup : curve.DeclaredWarmup;

    /// <summary>Updates of the run: the plan's, or else the schedule's own.</summary>
    public double? LengthFor(CurveFacts curve) => Plan.Steps ?? curve.Length;

    /// <summary>Updates of the run: the plan's, or else those of the learning rate's schedule.</summary>
    public double? Length => Plan.Steps ?? Of(Role.LearningRate)?.Curve?.Length;

    /// <summary>The largest value of a setting in the run; of a schedule without a length that of its first update.</summary>
    public double? Largest(SettingFacts setting) => setting.Number ?? (setting.Curve is { } curve ? curve.Over(LengthFor(curve) ?? 1).Largest : null);

    /// <summary>Where in the run two settings together make most of something, and how much; null where one of them is not known.</summary>
    /// <param name="first">A setting.</param>
    /// <param name="second">Another, or the same.</param>
    /// <param name="of">What they make; it rises or falls with each of them.</param>
    public (double Step, double Value)? Most(SettingFacts first, SettingFacts second, System.Func<double, double, double> of)
    {
        if (first is { Number: { } one } && second is { Number: { } other })
            return (0, of(one, other));
        if (!first.IsKnown || !second.IsKnown)
            return null;
        CurveBounds bounds = new PairedCurve(first, second, of).Over(Length ?? first.Curve?.Length ?? second.Curve?.Length ?? 1);
        return double.IsInfinity(bounds.Largest) ? null : (bounds.LargestAt, bounds.Largest);
    }

    /// <summary>The first setting of a role, or null.</summary>
    public SettingFacts? Of(string role) => Driven.FirstOrDefault(d => d.Role == role);
}

/// <summary>A number outside of its declared range.</summary>
/// <param name="Place">The setting.</param>
/// <param name="Value">The number, as messages write it.</param>
/// <param name="Demand">The range, in words.</param>
internal sealed record RangeProblem(Place Place, string Value, string Demand)
{
    /// <summary>Of a schedule's value, the first update that was found to have it; null for a number.</summary>
    public long? Step { get; init; }

    /// <summary>The schedule with its settings.</summary>
    public string Schedule { get; init; } = "";

    /// <summary>Whether a guideline says more of a number that no run takes: an infinite clip is meant for none.</summary>
    public static bool IsSaidOtherwise(string role, double number) => role == Role.ClipLimit && double.IsPositiveInfinity(number);
}

/// <summary>Settings that do not fit together, or not into their range.</summary>
/// <param name="Place">The schedule, or the setting.</param>
/// <param name="Schedule">The schedule's name.</param>
/// <param name="Text">What the schedule demands, with the numbers.</param>
internal sealed record ProblemFacts(Place Place, string Schedule, string Text);

/// <summary>How long a run is and how large its batches are, as far as it is said.</summary>
internal sealed record PlanFacts(double? Steps, double? BatchSize, double? Accumulation, double? StepsPerEpoch)
{
    public static PlanFacts Unknown { get; } = new(null, null, null, null);

    /// <summary>Where it says how many batches an update gathers, or would; null where nobody knows where that is written.</summary>
    public Place? Gathered { get; init; }
}

/// <summary>One hyperparameter and what drives it.</summary>
/// <param name="Place">The setting.</param>
/// <param name="Role">What it is: a member of <c>HyperRole</c>.</param>
/// <param name="Number">Its number, or null where a schedule drives it or nobody knows.</param>
/// <param name="Curve">The schedule, or null.</param>
/// <param name="IsWritten">Whether somebody gave it, rather than its default.</param>
internal sealed record SettingFacts(Place Place, string Role, double? Number, CurveFacts? Curve, bool IsWritten)
{
    /// <summary>Of a schedule that names several curves, the one that drives it; null for the schedule itself.</summary>
    public string? CurveName { get; init; }

    /// <summary>What it is where nobody gives it; null where that is no number.</summary>
    public double? Default { get; init; }

    /// <summary>Whether it has a value at each update, rather than one that nobody knows yet.</summary>
    public bool IsKnown => Number is not null || Curve is not null;

    /// <summary>The value for an update, counted from 0; NaN where nobody knows it.</summary>
    public double At(double step) => Number ?? Curve?.At(step) ?? double.NaN;

    /// <summary>The number, or of a schedule the mean of its first updates; null where nobody knows it.</summary>
    public double? Mean(double updates) => Number ?? Curve?.Sum(updates) / updates;

    /// <summary>A mean, as messages write it behind an equals sign.</summary>
    public string MeanText(double mean) => Curve is null ? NumberText.Of(mean) : $"{NumberText.Of(mean)} on average";

    /// <summary>The default, where it holds what a guideline asks for: the author of the rule chose it.</summary>
    public Change? ToDefault(System.Func<double, bool> holds) => Default is { } number && holds(number) ? Place.To(number) : null;
}
