using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// An optimizer for some parameters of a run. All routes of a run share the step counter, what their rules reduce over the whole run (one
/// global norm), and the saved file; each follows schedules of its own. At least one condition is needed, and every parameter is in exactly one route.
/// </summary>
/// <param name="settings">The optimizer's hyperparameters.</param>
/// <example><code>
/// using var run = OptimizerRun.Create(table,
/// [
///     new Route(new LionSettings { LearningRate = 1e-4 }) { Name = "matrices", MinRank = 2 },
///     new Route(new AdamWSettings { LearningRate = new Wsd() }) { Name = "vectors", MaxRank = 1 },
/// ]);
/// </code></example>
public sealed class Route(OptimizerSettings settings) : ParameterCondition
{
    /// <summary>The optimizer's hyperparameters.</summary>
    public OptimizerSettings Settings { get; } = settings ?? throw new ArgumentNullException(nameof(settings));

    /// <summary>What messages, results and saved runs call the route; a number where it is empty. Results call a group of it <c>route.group</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Parameter groups within the route; a parameter in none of them follows the settings as they are.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; set; } = [];
}
