using static ScheduleDsl.Language;

namespace ScheduleDsl.DeepSpeed;

/// <summary>DeepSpeed's <c>OneCycle</c>: one triangle between two rates, then a slow decay without end; the momentum runs against it.</summary>
/// <remarks>
/// <para>
/// With <c>U = CycleFirstStepSize</c>, <c>V = CycleSecondStepSize</c> (-1, the default, stands for <c>None</c>: <c>U</c>) and <c>P = U + V</c> iteration <c>i &lt; P</c>, counted
/// from 0, gets <c>CycleMinLr + (CycleMaxLr - CycleMinLr) h(i + 1)</c>: <c>h(b)</c> is <c>b / U</c> up to <c>U</c> and <c>(P - b) / V</c> after it, rounded down to so many
/// stairs where a stair count is above 0 (-1 for the second stands for <c>None</c>: as the first). From <c>i = P</c> on it is <c>CycleMinLr / (1 + DecayLrRate (i
/// - P + 1) / DecayStepSize)</c>, or <c>CycleMinLr</c> with a <c>DecayStepSize</c> of 0. The curve <c>Momentum</c> is <c>CycleMaxMom - (CycleMaxMom - CycleMinMom) h</c>, then
/// <c>CycleMaxMom (1 + DecayMomRate (i - P + 1) / DecayStepSize)</c>.
/// </para>
/// <para>
/// The triangle is PyTorch's <c>CyclicLR</c> one iteration ahead. An engine makes update 0 at <c>CycleMinLr</c> and update <c>k</c> with <c>At(k - 1)</c>. Versions of
/// DeepSpeed up to 2025 ignore the stair counts. The original has no defaults for the two rates. Smith, "A disciplined approach to neural network
/// hyper-parameters", 2018.
/// </para>
/// </remarks>
public sealed partial class OneCycle
{
    /// <param name="cycleMinLr">Rate at the feet of the triangle.</param>
    /// <param name="cycleMaxLr">Rate at its top.</param>
    /// <param name="decayLrRate">Speed of the decay after the triangle; 0 for none.</param>
    /// <param name="cycleFirstStepSize">Iterations up.</param>
    /// <param name="cycleSecondStepSize">Iterations down; -1 stands for <c>None</c>, as many as up.</param>
    /// <param name="cycleFirstStairCount">Stairs up; 0 for a straight line.</param>
    /// <param name="cycleSecondStairCount">Stairs down; 0 for a straight line, -1 stands for <c>None</c>, as many as up.</param>
    /// <param name="decayStepSize">Iterations that the decay is counted in; 0 for no decay.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Floor)] double cycleMinLr = 0.001,
        [Setting(Min = 0, Role = HyperRole.Peak)] double cycleMaxLr = 0.1,
        [Setting(Min = 0)] double decayLrRate = 0,
        [Setting(Min = 1, Role = HyperRole.Rise)] long cycleFirstStepSize = 2000,
        [Setting(Min = -1)] long cycleSecondStepSize = -1,
        long cycleFirstStairCount = 0,
        [Setting(Min = -1)] long cycleSecondStairCount = -1,
        long decayStepSize = 0) =>
        Cycle(cycleMinLr, cycleMaxLr, cycleFirstStepSize, cycleSecondStepSize, cycleFirstStairCount, cycleSecondStairCount)
            .Then(Curve.Of(i => decayStepSize > 0 ? cycleMinLr / (1 + decayLrRate * ((i + 1) / decayStepSize)) : cycleMinLr));

    /// <param name="cycleMinMom">Momentum at the top of the triangle.</param>
    /// <param name="cycleMaxMom">Momentum at its feet.</param>
    /// <param name="decayMomRate">Speed of the momentum's rise after the triangle; 0 for none.</param>
    [Schedule]
    private static Curve DefineMomentum(
        [Setting(Min = 1, Role = HyperRole.Rise)] long cycleFirstStepSize = 2000,
        [Setting(Min = -1)] long cycleSecondStepSize = -1,
        long cycleFirstStairCount = 0,
        [Setting(Min = -1)] long cycleSecondStairCount = -1,
        long decayStepSize = 0,
        [Setting(Min = 0, Below = 1)] double cycleMinMom = 0.8,
        [Setting(Min = 0, Below = 1)] double cycleMaxMom = 0.9,
        [Setting(Min = 0)] double decayMomRate = 0) =>
        Cycle(cycleMaxMom, cycleMinMom, cycleFirstStepSize, cycleSecondStepSize, cycleFirstStairCount, cycleSecondStairCount)
            .Then(Curve.Of(i => decayStepSize > 0 ? cycleMaxMom * (1 + decayMomRate * ((i + 1) / decayStepSize)) : cycleMaxMom));

    private static Curve Cycle(double outer, double inner, long first, long second, long firstStairs, long secondStairs)
    {
        double up = first;
        double down = second < 0 ? first : second;
        double stairsUp = firstStairs;
        double stairsDown = secondStairs < 0 ? firstStairs : secondStairs;
        return Curve.Of(up + down, i =>
        {
            double left = up + down - (i + 1);
            double height = left <= 0 ? 0 : i + 1 <= up ? Height(i + 1, up, stairsUp) : Height(left, down, stairsDown);
            return CurveMath.Mix(outer, inner, height);
        });
    }

    // The product comes first: a rounded quotient would miss stairs.
    private static double Height(double passed, double steps, double stairs) => stairs > 0 ? Floor(passed * stairs / steps) / stairs : passed / steps;
}
