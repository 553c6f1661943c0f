using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Schedule-Free AdamW: an average of the iterates, and gradients between it and them, take the place of momentum and of a falling rate.</summary>
/// <remarks>
/// <para>The parameter holds <c>y</c>, where gradients are taken: <c>eta = lr min(1, t / Warmup)</c>, <c>w = t^r max(eta)^p</c> with the largest rate so far, <c>c = w</c> over the sum of all <c>w</c>,
/// <c>v = beta2 v + (1 - beta2) g^2</c>, <c>u = g / (sqrt(v / c2) + eps) + wd y</c>; <c>y = (1 - c) y + c z + eta (beta1 (1 - c) - 1) u</c>, <c>z = z - eta u</c>.</para>
/// <para>With an inner momentum its corrected average takes the place of <c>g</c> in <c>u</c>.</para>
/// <para>What a run is for is <c>x = y + (1 - 1 / beta1) (z - y)</c>, the average. Statistics of batch normalisation are to be taken there again.</para>
/// <para>Defazio et al., "The Road Less Scheduled", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.AveragesIterates)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class ScheduleFreeAdamW
{
    /// <summary>Learning rate; usually 1e-3 to 1e-2, one to ten times AdamW's.</summary>
    [Hyper(2.5e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Where between the iterates (0) and their average (1) gradients are taken; usually 0.9 to 0.98.</summary>
    [Hyper(0.9, Above = 0, Below = 1)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight, where gradients are taken, that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Updates over which the rate rises from 0; usually 1 to 10 percent of the run. 0 is none.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Warmup { get; init; }

    /// <summary>r: power of the step in the weight of each iterate; usually 0, more for later ones.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar StepPower { get; init; }

    /// <summary>p: power of the largest rate in the weight of each iterate; usually 2.</summary>
    [Hyper(2.0, Min = 0)] public partial Scalar RatePower { get; init; }

    /// <summary>Decay of an average of gradients inside of the step; usually 0, which needs no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar InnerMomentum { get; init; }

    private bool UsesInnerMomentum => InnerMomentum != 0;

    [State] private float fast;
    [State] private float second;
    [State(When = nameof(UsesInnerMomentum))] private float first;
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
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar size = root / (UsesInnerMomentum ? 1 - Pow(InnerMomentum, Step) : 1);

        second = Lerp(Square(gradient), second, Beta2);
        float direction = gradient;
        if (UsesInnerMomentum)
        {
            first = Lerp(gradient, first, InnerMomentum);
            direction = first;
        }
        float step = Fma((float)WeightDecay, parameter, size * direction / (Sqrt(second) + Epsilon * root));
        float next = Fma((float)(rate * (Beta1 * (1 - share) - 1)), step, Lerp(parameter, fast, share));
        fast -= rate * step;
        return next;
    }

    [EvaluationWeight]
    private float Averaged(float parameter) => Fma((float)(1 - 1 / Beta1), fast - parameter, parameter);
}
