using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>An optimizer.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Traits">What holds for its family.</param>
/// <param name="Limits">What it says itself about its hyperparameters.</param>
internal sealed record RuleFacts(string Name, RuleTrait Traits, IReadOnlyList<LimitFacts> Limits)
{
    /// <summary>Where it is used, or declared.</summary>
    public Place Place { get; init; } = new(Name, null);

    /// <summary>Whether settings are made for it, rather than that it is only declared.</summary>
    public bool IsUsed { get; init; } = true;

    /// <summary>How it decays weights is known: what the compiler found of its defaults holds for the settings at hand.</summary>
    public bool DecayIsKnown { get; init; } = true;

    public bool Is(RuleTrait trait) => (Traits & trait) != 0;

    /// <summary>Whether a step takes the rate times the weight decay from every weight.</summary>
    public bool DecaysByRate => DecayIsKnown && !Is(RuleTrait.DecayIsCoupled | RuleTrait.DecayIsFixed | RuleTrait.DecayIsScaled | RuleTrait.FindsRate);
}

/// <summary>What holds for a family of rules; the members of the public enum <c>RuleTraits</c>, by value.</summary>
[System.Flags]
internal enum RuleTrait
{
    None = 0,
    StepsByRate = 1,
    NeedsWarmup = 2,
    AveragesIterates = 4,
    FindsRate = 8,
    DecayIsCoupled = 256,
    DecayIsFixed = 512,
    DecayIsScaled = 1024,
    BoundsScaledGradients = 2048,
    BoundsEachBatch = 4096,
    ScalesUnchecked = 8192,
    StartsAboveZero = 16384,
    ForHiddenMatrices = 32768,
}

/// <summary>Bounds within which a hyperparameter makes sense, from a <c>[Guideline]</c> of an optimizer.</summary>
/// <param name="Hyper">Its name.</param>
/// <param name="Min">Smallest sensible value, itself sensible.</param>
/// <param name="Above">Every sensible value is greater.</param>
/// <param name="Max">Largest sensible value, itself sensible.</param>
/// <param name="Below">Every sensible value is less.</param>
/// <param name="Tier">How sure it is that a run goes wrong outside.</param>
/// <param name="Because">What happens there; may be empty.</param>
/// <param name="Source">Where that is known from; may be empty.</param>
/// <param name="When">Another setting, on which it depends whether they hold; may be empty.</param>
/// <param name="Is">What that has to be.</param>
internal sealed record LimitFacts(
    string Hyper, double Min, double Above, double Max, double Below, Tier Tier, string Because, string Source, string When = "", double Is = 0)
{
    /// <summary>Whether they hold under these settings; one that nobody knows is none that they ask for.</summary>
    public bool AppliesTo(IReadOnlyList<SettingFacts> settings) => When.Length == 0 || settings.Any(s => s.Place.Name == When && s.Number == Is);

    /// <summary>The same with the bounds that a project sets in the place of its own: thresholds such as <c>schedule_dsl.SDL251.AdamW.LearningRate.below</c>.</summary>
    /// <param name="threshold">The number of a threshold by its name, or null where nobody set it.</param>
    /// <param name="owner">Whose setting it is.</param>
    public LimitFacts With(System.Func<string, double?> threshold, string owner)
    {
        return this with { Min = Of("min", Min), Above = Of("above", Above), Max = Of("max", Max), Below = Of("below", Below) };

        // A bound that is not there cannot be set: its tier and its reason would be another's.
        double Of(string bound, double own) => double.IsInfinity(own) ? own : threshold($"{owner}.{Hyper}.{bound}") ?? own;
    }

    /// <summary>The bounds that it has, by the last word of their thresholds.</summary>
    public IEnumerable<string> Bounds => new[] { ("min", Min), ("above", Above), ("max", Max), ("below", Below) }.Where(b => !double.IsInfinity(b.Item2)).Select(b => b.Item1);

    public bool Holds(double value) => value >= Min && value > Above && value <= Max && value < Below;

    /// <summary>What happens outside and where that is known from, as the end of a message.</summary>
    public string Reason => (Because.Length > 0, Source.Length > 0) switch
    {
        (true, true) => $": {Because} ({Source})",
        (true, false) => $": {Because}",
        (false, true) => $" ({Source})",
        _ => "",
    };

    /// <summary>The bound that a value breaks, in words.</summary>
    public string Demand(double value) => !(value >= Min) ? $"at least {NumberText.Of(Min)}"
        : !(value > Above) ? $"above {NumberText.Of(Above)}"
        : !(value <= Max) ? $"at most {NumberText.Of(Max)}"
        : $"below {NumberText.Of(Below)}";
}
