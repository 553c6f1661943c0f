using System;

namespace ScheduleDsl;

/// <summary>What the runs of a recipe keep their numbers in. The options of a run may say more, and nothing else.</summary>
/// <example><code>
/// var recipe = new Recipe(settings, 10_000) { Precision = new RecipePrecision { Weights = ElementType.BFloat16, StochasticRounding = true } };
/// </code></example>
public sealed record RecipePrecision
{
    /// <summary>What the weights are: a run over a table of others is refused.</summary>
    public ElementType Weights { get; init; }

    /// <summary>How states are kept that have a number for each weight, as <see cref="RunOptions.StatePrecision"/>.</summary>
    public StatePrecision States { get; init; }

    /// <summary>Rounds weights of <see cref="BFloat16"/> by chance, as <see cref="RunOptions.StochasticRounding"/>.</summary>
    public bool StochasticRounding { get; init; }

    /// <summary>Keeps what rounding takes from weights of <see cref="BFloat16"/>, as <see cref="RunOptions.CompensatedRounding"/>.</summary>
    public bool CompensatedRounding { get; init; }

    /// <exception cref="ArgumentException">The table of a run holds other weights.</exception>
    internal void Require(ElementType table)
    {
        if (table != Weights)
            throw new ArgumentException($"The recipe is for weights of {Weights}, and the table holds {table}.");
    }

    /// <summary>The options of a run with this precision.</summary>
    /// <exception cref="ArgumentException">They have another for the states.</exception>
    internal RunOptions In(RunOptions options) => options.StatePrecision != default && options.StatePrecision != States
        ? throw new ArgumentException($"The recipe keeps states in {States}, and the options in {options.StatePrecision}: give one.")
        : options with
        {
            StatePrecision = States,
            StochasticRounding = options.StochasticRounding || StochasticRounding,
            CompensatedRounding = options.CompensatedRounding || CompensatedRounding,
        };
}
