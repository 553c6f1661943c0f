using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>FRUGAL by layers: AdamW for a few layers at a time, and a method without states for all others.</summary>
/// <remarks>
/// <para>Every <see cref="Gap"/> updates other layers are chosen, <see cref="Density"/> of them, and their averages begin anew. <c>W = (1 - LearningRate WeightDecay) W</c>; then with
/// <c>a = LearningRate ActiveScale</c> they move by <c>-a (m / c1) / (sqrt(v / c2) + Epsilon)</c>, all others by <c>-a InactiveScale sign(G)</c>, or G itself.</para>
/// <para>A layer is what <see cref="Parameter.Layer"/> says, or each tensor one where no tensor has a layer.</para>
/// <para>Zmushko et al., "FRUGAL: Memory-Efficient Optimization by Reducing State Overhead for Scalable Training", 2024.</para>
/// </remarks>
[Optimizer]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class FrugalLayers
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average square, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.01, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>The part of all layers that is chosen, from 0 to 1, rounded to the nearest; at least one is.</summary>
    [Hyper(0.25, Min = 0, Max = 1)] public partial Scalar Density { get; init; }

    /// <summary>Updates from one choice to the next, at least 1.</summary>
    [Hyper(200, Min = 1)] public partial int Gap { get; init; }

    /// <summary>The order of the layers.</summary>
    [Hyper(LayerOrder.Random)] public partial LayerOrder Order { get; init; }

    /// <summary>Another seed gives another random order.</summary>
    [Hyper(0)] public partial int Seed { get; init; }

    /// <summary>What all the rest does.</summary>
    [Hyper(StatelessStep.Sign)] public partial StatelessStep Inactive { get; init; }

    /// <summary>Factor of the rate, at least 0.</summary>
    [Hyper(1.0, Min = 0)] public partial Scalar ActiveScale { get; init; }

    /// <summary>A further factor for the rest, at least 0.</summary>
    [Hyper(1.0, Min = 0)] public partial Scalar InactiveScale { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar turn = Floor((Step - 1) / Gap);
        Scalar age = Max(Step - Gap * turn, 1);
        Scalar size = LearningRate * ActiveScale;
        float shrunk = (1 - LearningRate * WeightDecay) * parameter;
        Scalar place = LayerTurns.Place(Order, Shape.Layer, Shape.Layers, turn, Seed);
        if (Shape.Layer < 0 || LayerTurns.IsOn(place, Shape.Layers, Max(1, LayerTurns.Rounded(Density * Shape.Layers)), Order == LayerOrder.Random ? 0 : turn))
        {
            first = Lerp(gradient, age == 1 ? 0 : first, Beta1);
            second = Lerp(gradient * gradient, age == 1 ? 0 : second, Beta2);
            return shrunk - size / (1 - Pow(Beta1, age)) * first / (Sqrt(second) / Sqrt(1 - Pow(Beta2, age)) + Epsilon);
        }
        Scalar free = Inactive == StatelessStep.None ? 0 : size * InactiveScale;
        return shrunk - free * (Inactive == StatelessStep.Sign ? Sign(gradient) : gradient);
    }
}
