using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>What turns the implicit decay of growing weights into an explicit one: a factor of the rate. Its time is the norm of the weights.</summary>
/// <remarks>
/// A scale-invariant block learns at <c>rate / norm^Power</c>: power 2 for SGD, 1 for optimizers that normalise their update (Adam, sign). Projecting the norm back to
/// <c>InitialNorm</c> after each update (Normalize-and-Project) makes that constant; to replay a run without projection, multiply its rate by <c>(InitialNorm / norm)^Power</c>, the
/// norm being that run's. Lyle et al., "Normalization and Effective Learning Rates in Reinforcement Learning", 2024. UNVERIFIED: the treatment of
/// learnable gains and offsets; without them, or decayed to 1 and 0, it holds.
/// </remarks>
public sealed partial class EffectiveRate
{
    /// <param name="initialNorm">The norm at the start, above 0.</param>
    /// <param name="power">2 for SGD, 1 for updates of their own length.</param>
    /// <param name="rate">The rate that is scaled, at least 0.</param>
    [Schedule]
    private static Curve Define([Setting(Above = 0)] double initialNorm = 1, [Setting(Min = 0)] double power = 2, [Setting(Min = 0)] double rate = 1) =>
        Curve.Of(norm => rate * Pow(initialNorm / norm, power));
}
