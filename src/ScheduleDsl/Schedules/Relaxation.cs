namespace ScheduleDsl.Schedules;

/// <summary>Dynamic down-sampling, relaxed along a line: how many rollouts and which part of the tokens are kept.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, of <c>Steps</c> keeps <c>(1 - p) InitialRollouts + p FinalRollouts</c> rollouts with <c>p = k / Steps</c>; the curve <c>Tokens</c>
/// gives the fraction of tokens, between <c>InitialTokens</c> and <c>FinalTokens</c>. Wang et al., "D3S", 2025. UNVERIFIED: how the number of
/// rollouts is rounded; round up, to at least 2.
/// </remarks>
public sealed partial class Relaxation
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="initialRollouts">Rollouts kept at the start, at least 1.</param>
    /// <param name="finalRollouts">Rollouts kept at the end, at least 1.</param>
    [Schedule]
    private static Curve Define(long steps, [Setting(Min = 1)] double initialRollouts = 8, [Setting(Min = 1)] double finalRollouts = 32) =>
        Curve.Line(initialRollouts, finalRollouts, steps);

    /// <param name="initialTokens">Fraction of the tokens kept at the start, in [0, 1].</param>
    /// <param name="finalTokens">Fraction of the tokens kept at the end, in [0, 1].</param>
    [Schedule]
    private static Curve DefineTokens(long steps, [Setting(Min = 0, Max = 1)] double initialTokens = 0.1, [Setting(Min = 0, Max = 1)] double finalTokens = 0.6) =>
        Curve.Line(initialTokens, finalTokens, steps);
}
