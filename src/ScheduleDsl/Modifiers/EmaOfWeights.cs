using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Exponential moving average of the weights, for evaluation.</summary>
/// <remarks>
/// <para>At the first averaged step the average is the weight itself; then <c>a = d a + (1 - d) x</c> with <c>d = Decay</c>, or with warm-up
/// <c>d = min(Decay, (1 + n) / (10 + n))</c> where n counts the averages taken after the first, so that early weights are forgotten soon.
/// Training does not see the average, and evaluation before <c>Start</c> uses the weight itself.</para>
/// <para>Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992; the warm-up is TensorFlow's.
/// PyTorch's <c>AveragedModel</c> with <c>get_ema_multi_avg_fn</c>.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Average)]
public sealed partial class EmaOfWeights
{
    /// <summary>How slowly the average forgets.</summary>
    [Hyper(0.999, Min = 0, Max = 1, Role = HyperRole.AverageDecay)] public partial Scalar Decay { get; init; }

    /// <summary>Averages faster in the beginning.</summary>
    [Hyper(false, Role = HyperRole.AverageWarmup)] public partial bool Warmup { get; init; }

    /// <summary>The first step whose weights enter the average.</summary>
    [Hyper(1, Min = 1)] public partial int Start { get; init; }

    /// <summary>Steps from one average to the next.</summary>
    [Hyper(1, Min = 1, Role = HyperRole.AverageInterval)] public partial int Every { get; init; }

    [State] private float average;

    [ModifyParameter]
    private float Follow(float before, float after)
    {
        Scalar since = (Step - Start) / Every;
        if (Once && since < 0)
            average = before;
        else if (since == 0)
            average = after;
        else if (since > 0 && since == Floor(since))
            average = Lerp(after, average, Warmup ? Min(Decay, (1 + since) / (10 + since)) : Decay);
        return after;
    }

    [EvaluationWeight]
    private float Averaged(float parameter) => Step < Start ? parameter : average;
}
