using System;

namespace ScheduleDsl;

/// <summary>What the runs of a recipe keep their numbers in; where it is not said, table and options alone say so. The options of a run may say more, and nothing else.</summary>
/// <example><code>
/// [Precision(Weights = ElementType.BFloat16, States = StatePrecision.BFloat16, StochasticRounding = true)]
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PrecisionAttribute : Attribute
{
    /// <summary>What the weights are: a run over a table of others is refused.</summary>
    public ElementType Weights { get; set; }

    /// <summary>How states are kept that have a number for each weight, as <see cref="RunOptions.StatePrecision"/>.</summary>
    public StatePrecision States { get; set; }

    /// <summary>Rounds weights of <see cref="BFloat16"/> by chance, as <see cref="RunOptions.StochasticRounding"/>.</summary>
    public bool StochasticRounding { get; set; }

    /// <summary>Keeps what rounding takes from weights of <see cref="BFloat16"/>, as <see cref="RunOptions.CompensatedRounding"/>.</summary>
    public bool CompensatedRounding { get; set; }
}
