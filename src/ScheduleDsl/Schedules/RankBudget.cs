using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The rank budget of AdaLoRA: the total rank of all adapters, cut down along a cubic.</summary>
/// <remarks>
/// With <c>r = (k - InitialSteps) / (Steps - FinalSteps - InitialSteps)</c> update <c>k</c>, counted from 0, has <c>InitialRank</c> up to <c>InitialSteps</c>,
/// <c>trunc(TargetRank + (InitialRank - TargetRank) (1 - r)^3)</c> up to <c>Steps - FinalSteps</c>, and <c>TargetRank</c> behind. A whole number. Zhang et al.,
/// "Adaptive Budget Allocation for Parameter-Efficient Fine-Tuning", 2023.
/// </remarks>
public sealed partial class RankBudget
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="initialRank">Total rank at the start.</param>
    /// <param name="targetRank">Total rank at the end.</param>
    /// <param name="initialSteps">Updates before the budget falls.</param>
    /// <param name="finalSteps">Updates at the end with the target.</param>
    [Schedule]
    private static Curve Define(long steps, long initialRank = 288, long targetRank = 144, long initialSteps = 0, long finalSteps = 0)
    {
        Curve.Require(initialSteps + finalSteps < steps, "the first and the last phase leave no update for the budget to fall");
        double falling = steps - finalSteps - initialSteps;
        // The joint belongs to the falling phase, and 1e-9 keeps a whole number that rounding has put just below itself.
        return Curve.Constant(initialRank, initialSteps).Then(Curve.Of(falling, k => Rank(initialRank, targetRank, 1 - k / falling)));
    }

    private static double Rank(double initial, double target, double left) => Floor(target + (initial - target) * (left * left * left) + 1e-9);
}
