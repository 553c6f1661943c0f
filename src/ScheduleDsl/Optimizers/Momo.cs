using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>MoMo: SGD with momentum whose step goes no further than to where a model of the loss reaches its lower bound.</summary>
/// <remarks>
/// <para>The input <c>loss</c> is the batch's loss <c>f</c>. Averages with decay beta: <c>F</c> of <c>f</c>, <c>d</c> of gradients, <c>c</c> of <c>&lt;g, x&gt;</c>. With <c>k = 1 + lr wd</c>,
/// <c>t = min(lr / p, max(k (F - p lb) + &lt;d, x&gt; - k c, 0) / |d|^2)</c>, <c>x = (x - t d) / k</c>. Averages start with the first values and <c>p = 1</c>, or, with
/// correction of bias, at 0 and <c>p = 1 - beta^step</c>. Products and norms are over the run.</para>
/// <para>An estimated bound falls to half of the model's value where it lies above that, and after the step to the model's value there.</para>
/// <para>Schaipp, Ohana, Eickenberg, Defazio, Gower, "MoMo: Momentum Models for Adaptive Learning Rates", 2023.</para>
/// </remarks>
[Optimizer]
public sealed partial class Momo
{
    /// <summary>Largest rate; usually 1, as a run works with a wide range.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the averages; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta { get; init; }

    /// <summary>Decoupled decay: times the rate, it is what the loss's model adds for half of the squared weights; usually 0 to 1e-3.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>lb: a number that the loss never goes below; usually 0.</summary>
    [Hyper(0.0)] public partial Scalar LowerBound { get; init; }

    /// <summary>Averages start at 0 and are corrected for it.</summary>
    [Hyper(false)] public partial bool CorrectBias { get; init; }

    /// <summary>Estimates the lower bound while it trains, from <see cref="LowerBound"/> up (MoMo*).</summary>
    [Hyper(false)] public partial bool EstimateBound { get; init; }

    [State] private float average;
    [State(Space = StateSpace.Global)] private Scalar lossAverage;
    [State(Space = StateSpace.Global)] private Scalar product;
    [State(Space = StateSpace.Global, InitialFrom = nameof(LowerBound))] private Scalar bound;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input] Scalar loss)
    {
        Scalar keep = !CorrectBias && Step == 1 ? 0 : Beta;
        Scalar weight = CorrectBias ? 1 - Pow(Beta, Step) : 1;
        Scalar stretch = 1 + LearningRate * WeightDecay;
        average = Lerp(gradient, average, keep);
        lossAverage = Lerp(loss, lossAverage, keep);
        product = Lerp(Across.All.Dot(gradient, parameter), product, keep);

        Scalar inner = Across.All.Dot(average, parameter);
        Scalar norm = Across.All.Sum(Square(average));
        Scalar model = stretch * (lossAverage - product) + inner;
        if (EstimateBound && model < stretch * weight * bound)
            bound = Max(model / (2 * stretch * weight), LowerBound);
        Scalar lower = EstimateBound ? bound : LowerBound;
        Scalar size = norm > 0 ? Min(LearningRate / weight, Max(model - stretch * weight * lower, 0) / norm) : 0;
        if (EstimateBound)
            bound = Max((lossAverage + inner - product - 0.5 * size * norm) / weight, LowerBound);
        return (parameter - size * average) / stretch;
    }
}
