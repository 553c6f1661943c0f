using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>How a <see cref="Power"/> schedule ends.</summary>
public enum PowerDecay
{
    /// <summary><c>FinalFactor^x</c>.</summary>
    Exponential,

    /// <summary><c>1 - (1 - FinalFactor) x</c>.</summary>
    Linear,
}

/// <summary>The Power scheduler: a rate for any batch size and any number of tokens, <c>min(Peak, beta A n^B)</c> after <c>n</c> tokens.</summary>
/// <remarks>
/// <para>
/// <c>beta = BatchSize</c> counts sequences, and update <c>k</c>, counted from 0, has seen <c>n = k BatchSize SequenceLength</c> tokens. With <c>p(n) = min(Peak, beta A
/// n^B)</c> the rate is <c>p(N_w) n / N_w</c> below <c>N_w = WarmupTokens</c>, <c>p(n)</c> up to <c>N_d = TotalTokens - DecayTokens</c>, and from there <c>p(N_d)</c> times a decay to
/// <c>FinalFactor</c>. Shen et al., "Power Scheduler: A Batch Size and Token Number Agnostic Learning Rate Scheduler", 2024 (<c>A</c> in [3, 5], <c>B</c> in
/// [-0.6, -0.4]; the fit of the optimum is <c>4.6 n^(-0.51)</c>).
/// </para>
/// <para>
/// The curve <c>Hidden</c> is the rate of hidden matrices under muP: divided by <c>WidthMultiplier = d_model / d_base</c>. Scale their initial deviation by
/// <c>1 / sqrt(WidthMultiplier)</c>, the embedding's output by 12, each residual branch by 0.22 to 0.28, and attention by <c>1 / d_head</c>.
/// </para>
/// <para>UNVERIFIED: the paper says only that it decays exponentially to 0; the factor is a setting.</para>
/// </remarks>
public sealed partial class Power
{
    /// <param name="totalTokens">Tokens of the run, at least 1.</param>
    /// <param name="peak">The cap, at least 0.</param>
    /// <param name="batchSize">Sequences per update, at least 1.</param>
    /// <param name="sequenceLength">Tokens per sequence, at least 1.</param>
    /// <param name="a">Factor of the power, above 0.</param>
    /// <param name="b">Exponent of the power, below 0.</param>
    /// <param name="warmupTokens">Tokens of the rise.</param>
    /// <param name="decayTokens">Tokens of the decay.</param>
    /// <param name="finalFactor">What the decay leaves, at least 0; above 0 for the exponential one.</param>
    /// <param name="decay">The decay's curve.</param>
    [Schedule]
    private static Curve Define(
        long totalTokens, [Setting(Min = 0)] double peak = 0.02, [Setting(Min = 1)] long batchSize = 128, [Setting(Min = 1)] long sequenceLength = 4096,
        [Setting(Above = 0)] double a = 4, [Setting(Below = 0)] double b = -0.51, long warmupTokens = 1_000_000_000, long decayTokens = 0,
        [Setting(Min = 0, Max = 1)] double finalFactor = 0.01, PowerDecay decay = PowerDecay.Exponential) =>
        Rate(totalTokens, peak, batchSize, sequenceLength, a, b, warmupTokens, decayTokens, finalFactor, decay);

    /// <param name="widthMultiplier">Width over that of the model whose rate was tuned, at least 1.</param>
    [Schedule]
    private static Curve DefineHidden(
        long totalTokens, [Setting(Min = 0)] double peak = 0.02, [Setting(Min = 1)] long batchSize = 128, [Setting(Min = 1)] long sequenceLength = 4096,
        [Setting(Above = 0)] double a = 4, [Setting(Below = 0)] double b = -0.51, long warmupTokens = 1_000_000_000, long decayTokens = 0,
        [Setting(Min = 0, Max = 1)] double finalFactor = 0.01, PowerDecay decay = PowerDecay.Exponential, [Setting(Min = 1)] double widthMultiplier = 1) =>
        Rate(totalTokens, peak, batchSize, sequenceLength, a, b, warmupTokens, decayTokens, finalFactor, decay).Times(1 / widthMultiplier);

    private static Curve Rate(
        long totalTokens, double peak, long batchSize, long sequenceLength, double a, double b, long warmupTokens, long decayTokens, double finalFactor, PowerDecay decay)
    {
        Curve.Require(warmupTokens + decayTokens <= totalTokens, "warmup and decay take more tokens than the run has");
        Curve.Require(decay == PowerDecay.Linear || finalFactor > 0, "an exponential decay needs a final factor above 0");
        double tokens = (double)batchSize * sequenceLength;
        double warmup = warmupTokens / tokens;
        double cooling = decayTokens / tokens;
        double stable = totalTokens / tokens - warmup - cooling;
        double reached = Cap(peak, batchSize * a, b, (double)totalTokens - decayTokens);
        return Curve.Line(0, Cap(peak, batchSize * a, b, warmupTokens), warmup)
            .Then(Curve.Of(stable, k => Cap(peak, batchSize * a, b, (k + warmup) * tokens)))
            .Then(Curve.Of(cooling, k => reached * Left(decay, finalFactor, CurveMath.Progress(k, cooling))));
    }

    // At 0 tokens the power is infinite, so the cap applies.
    private static double Cap(double peak, double factor, double b, double tokens) => Min(peak, factor * Pow(tokens, b));

    private static double Left(PowerDecay decay, double factor, double x) => decay == PowerDecay.Exponential ? Pow(factor, x) : 1 - (1 - factor) * x;
}
