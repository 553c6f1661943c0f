using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.sgdr_schedule</c>: any number of cycles, each a warmup and a cosine of its own.</summary>
/// <remarks>
/// <para>
/// Cycle <c>i</c> is a <see cref="WarmupCosineDecaySchedule"/> of its <c>DecaySteps</c>, after which the next begins at its own update 0, so that only the last
/// cycle reaches its end value, and keeps it. Cycles that grow by one factor are <c>PyTorch.CosineAnnealingWarmRestarts</c>.
/// </para>
/// <para>Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.</para>
/// </remarks>
/// <example><code>
/// Schedule rate = SgdrSchedule.Of(
///     new WarmupCosineDecaySchedule { PeakValue = 0.1, WarmupSteps = 10, DecaySteps = 60 },
///     new WarmupCosineDecaySchedule { PeakValue = 0.07, DecaySteps = 100 });
/// </code></example>
public static class SgdrSchedule
{
    /// <summary>The cycles, one after the other.</summary>
    /// <exception cref="ArgumentException">There is no cycle.</exception>
    public static Schedule Of(params IReadOnlyList<WarmupCosineDecaySchedule> cycles)
    {
        ArgumentNullException.ThrowIfNull(cycles);
        return cycles.Count > 0
            ? cycles.Skip(1).Aggregate((Schedule)cycles[0], (before, cycle) => before.Then(cycle))
            : throw new ArgumentException("There is no cycle.", nameof(cycles));
    }
}
