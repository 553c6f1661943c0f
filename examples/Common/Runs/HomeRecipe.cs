using System;
using ScheduleDsl;

namespace Examples;

/// <summary>The recipe that an example declares, which options replace parts of.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Optimizer">Its optimizer's class.</param>
/// <param name="Schedule">The class of its learning rate's schedule.</param>
internal sealed record HomeRecipe(Recipe Recipe, Type Optimizer, Type Schedule)
{
    /// <summary>Peak rate of what trains the tensors that the optimizer is not for (<see cref="TensorRoutes"/>); its author's where null.</summary>
    public double? FallbackRate { get; init; }
}
