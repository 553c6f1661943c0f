using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// Parameters that share hyperparameters. A parameter belongs to the group whose conditions all hold for it; at least one
/// condition is needed. Plain settable properties: configuration binders and System.Text.Json fill it.
/// </summary>
/// <example><code>
/// var noDecay = new ParameterGroup { Name = "no decay", MaxRank = 1, Overrides = { ["WeightDecay"] = 0 } };
/// </code></example>
public sealed class ParameterGroup : ParameterCondition
{
    /// <summary>What messages, results and saved runs call the group.</summary>
    public string Name { get; set; } = "";

    /// <summary>Hyperparameters that differ from the run's settings, by name.</summary>
    public Dictionary<string, Slot> Overrides { get; set; } = [];

    /// <summary>Multiplies the learning rate of the group, overridden or not; finite, at least 0.</summary>
    public double RateMultiplier { get; set; } = 1;

    /// <summary>Keeps the group's states in <see cref="StatePrecision.Float32"/>, whatever <see cref="RunOptions.StatePrecision"/> and <see cref="RunOptions.StatePrecisions"/> ask for.</summary>
    public bool FullStatePrecision { get; set; }
}
