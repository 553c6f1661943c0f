using System;

namespace ScheduleDsl;

/// <summary>
/// Says within which bounds a hyperparameter makes sense, where its range allows more. Whoever gives it a value outside of them is told so,
/// with the reason: by the analyzers while typing, and by <see cref="OptimizerSettings.Check(Plan?, CheckOptions?)"/> at run time. Of a schedule the largest value of the run counts.
/// </summary>
/// <remarks>
/// A schedule's settings are bounded in the same way. Bounds that depend on another setting name it: <c>When = nameof(Scaling), Is = MyScaling.ByShape</c>.
/// An optimizer that is composed has the guidelines of its rule and of its modifiers. Where the class itself, or else a modifier, has guidelines about a
/// hyperparameter, they stand in the place of the rule's.
/// </remarks>
/// <example><code>
/// [Optimizer]
/// [Guideline(nameof(LearningRate), Below = 0.1, Because = "a step is as long as the rate", Source = "our runs of March")]
/// public sealed partial class MyRule
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GuidelineAttribute : Attribute
{
    /// <param name="hyper">Name of the hyperparameter.</param>
    public GuidelineAttribute(string hyper) => Hyper = hyper;

    /// <param name="role">What the hyperparameter is: the first of that role is meant. So a modifier names one of its rule.</param>
    public GuidelineAttribute(HyperRole role) => Role = role;

    /// <summary>Name of the hyperparameter; null where it is known by its role.</summary>
    public string? Hyper { get; }

    /// <summary>What the hyperparameter is, where it has no name.</summary>
    public HyperRole Role { get; }

    /// <summary>Smallest sensible value, itself sensible.</summary>
    public double Min { get; set; } = double.NegativeInfinity;

    /// <summary>Every sensible value is greater than this.</summary>
    public double Above { get; set; } = double.NegativeInfinity;

    /// <summary>Largest sensible value, itself sensible.</summary>
    public double Max { get; set; } = double.PositiveInfinity;

    /// <summary>Every sensible value is less than this.</summary>
    public double Below { get; set; } = double.PositiveInfinity;

    /// <summary>Name of another hyperparameter: the bounds hold where that is <see cref="Is"/>. Always where null.</summary>
    public string? When { get; set; }

    /// <summary>What <see cref="When"/> has to be: a number, true or false, or a member of an enum.</summary>
    public object? Is { get; set; }

    /// <summary>How sure it is that a run goes wrong outside of the bounds. Of several guidelines about one number the surest is reported.</summary>
    public AdviceTier Tier { get; set; } = AdviceTier.Warning;

    /// <summary>What happens outside of the bounds, as the end of a sentence.</summary>
    public string Because { get; set; } = "";

    /// <summary>Where that is known from.</summary>
    public string Source { get; set; } = "";
}
