namespace CharModel.Tournament;

/// <summary>An optimizer that takes part, with the numbers that its paper gives for such a task, and where its rate is looked for.</summary>
/// <param name="Name">Name to show.</param>
/// <param name="Optimizer">Name of a registered optimizer.</param>
/// <param name="LowestRate">Lowest peak rate of its range, above 0.</param>
/// <param name="HighestRate">Highest peak rate of its range.</param>
/// <param name="Settings">Hyperparameters that are not the optimizer's defaults, as JSON.</param>
internal sealed record Contestant(string Name, string Optimizer, double LowestRate, double HighestRate, string Settings = "{}");
