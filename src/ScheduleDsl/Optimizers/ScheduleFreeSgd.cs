using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Schedule-Free SGD: an average of the iterates, and gradients between it and them, take the place of a falling rate.</summary>
/// <remarks>
/// <para>The parameter holds <c>y</c>, where gradients are taken: <c>eta = lr min(1, t / Warmup)</c>, <c>w = t^r max(eta)^p</c> with the largest rate so far, <c>c = w</c> over the sum of all <c>w</c>,
/// <c>u = g + wd y</c>; <c>y = (1 - c) y + c z + eta (beta (1 - c) - 1) u</c>, <c>z = z - eta u</c>.</para>
/// <para>What a run is for is <c>x = y + (1 - 1 / beta) (z - y)</c>, the average. Statistics of batch normalisation are to be taken there again.</para>
/// <para>Defazio et al., "The Road Less Scheduled", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.AveragesIterates)]
public sealed partial class ScheduleFreeSgd
{
    /// <summary>Learning rate; usually 0.1 to 50: far more than SGD with momentum.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>beta: where between the iterates (0) and their average (1) gradients are taken; usually 0.9.</summary>
    [Hyper(0.9, Above = 0, Below = 1)] public partial Scalar Momentum { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient where that is taken; usually 0 to 1e-2.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Updates over which the rate rises from 0; usually 1 to 10 percent of the run. 0 is none.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Warmup { get; init; }

    /// <summary>r: power of the step in the weight of each iterate; usually 0, more for later ones.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar StepPower { get; init; }

    /// <summary>p: power of the largest rate in the weight of each iterate; usually 2.</summary>
    [Hyper(2.0, Min = 0)] public partial Scalar RatePower { get; init; }

    [State] private float fast;
    [State(Space = StateSpace.Tensor)] private Scalar largestRate;
    [State(Space = StateSpace.Tensor)] private Scalar weights;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (Step == 1)
            fast = parameter;
        Scalar rate = Warmup > 0 ? LearningRate * Min(1, Step / Warmup) : LearningRate;
        largestRate = Max(largestRate, rate);
        Scalar weight = Pow(Step, StepPower) * Pow(largestRate, RatePower);
        weights += weight;
        Scalar share = weights > 0 ? weight / weights : 0;
        float step = Fma((float)WeightDecay, parameter, gradient);
        float next = Fma((float)(rate * (Momentum * (1 - share) - 1)), step, Lerp(parameter, fast, share));
        fast -= rate * step;
        return next;
    }

    [EvaluationWeight]
    private float Averaged(float parameter) => Fma((float)(1 - 1 / Momentum), fast - parameter, parameter);
}
