using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>MoMo-Adam: Adam whose step goes no further than to where a model of the loss reaches its lower bound.</summary>
/// <remarks>
/// <para>The input <c>loss</c> is the batch's loss <c>f</c>. Averages with decay beta1 from 0 on: <c>F</c> of <c>f</c>, <c>m</c> of gradients, <c>c</c> of <c>&lt;g, x&gt;</c>;
/// <c>v = beta2 v + (1 - beta2) g^2</c>, <c>u = m / (sqrt(v / c2) + eps)</c>. With <c>k = 1 + lr wd</c> and <c>p = 1 - beta1^step</c>,
/// <c>t = min(lr / p, max(k (F - p lb) + &lt;m, x&gt; - k c, 0) / &lt;m, u&gt;)</c>, <c>x = (x - t u) / k</c>. Products are over the run.</para>
/// <para>An estimated bound falls to half of the model's value where it lies above that, and after the step to the model's value there.</para>
/// <para>Schaipp, Ohana, Eickenberg, Defazio, Gower, "MoMo: Momentum Models for Adaptive Learning Rates", 2023.</para>
/// </remarks>
[Optimizer]
public sealed partial class MomoAdam
{
    /// <summary>Largest rate; usually 1e-2, as a run works with a wide range.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the averages of gradients and losses; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay, times the rate; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>lb: a number that the loss never goes below; usually 0.</summary>
    [Hyper(0.0)] public partial Scalar LowerBound { get; init; }

    /// <summary>Divides by <c>k</c>. Otherwise <c>x = (1 - lr wd) x - t u</c>, as AdamW does.</summary>
    [Hyper(true)] public partial bool Divide { get; init; }

    /// <summary>Estimates the lower bound while it trains, from <see cref="LowerBound"/> up (MoMo-Adam*).</summary>
    [Hyper(false)] public partial bool EstimateBound { get; init; }

    [State] private float first;
    [State] private float second;
    [State(Space = StateSpace.Global)] private Scalar lossAverage;
    [State(Space = StateSpace.Global)] private Scalar product;
    [State(Space = StateSpace.Global, InitialFrom = nameof(LowerBound))] private Scalar bound;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input] Scalar loss)
    {
        Scalar weight = 1 - Pow(Beta1, Step);
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar stretch = 1 + LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        lossAverage = Lerp(loss, lossAverage, Beta1);
        product = Lerp(Across.All.Dot(gradient, parameter), product, Beta1);
        float direction = root * first / (Sqrt(second) + root * Epsilon);

        Scalar inner = Across.All.Dot(first, parameter);
        Scalar norm = Across.All.Dot(first, direction);
        Scalar model = stretch * (lossAverage - product) + inner;
        if (EstimateBound && model < stretch * weight * bound)
            bound = Max(model / (2 * stretch * weight), LowerBound);
        Scalar lower = EstimateBound ? bound : LowerBound;
        Scalar size = norm > 0 ? Min(LearningRate / weight, Max(model - stretch * weight * lower, 0) / norm) : 0;
        if (EstimateBound)
            bound = Max((lossAverage + inner - product - 0.5 * size * norm) / weight, LowerBound);
        if (Divide)
            return (parameter - size * direction) / stretch;
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, size * direction);
    }
}
