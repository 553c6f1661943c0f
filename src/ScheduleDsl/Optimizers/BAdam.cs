using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>BAdam: AdamW for one layer at a time, by turns.</summary>
/// <remarks>
/// <para>A layer's turn takes <see cref="Period"/> updates, the very first one less. It begins with averages of 0 and with the first update of the bias correction; all other layers stay as
/// they are, without decay: <c>W = (1 - LearningRate WeightDecay) W - LearningRate (m / c1) / (sqrt(v / c2) + Epsilon)</c>.</para>
/// <para>A layer is what <see cref="Parameter.Layer"/> says, or each tensor one where no tensor has a layer; tensors without a layer are always trained, in turns as well. A random order is another one in every
/// round.</para>
/// <para>Luo et al., "BAdam: A Memory Efficient Full Parameter Optimization Method for Large Language Models", 2024.</para>
/// </remarks>
[Optimizer]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class BAdam
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

    /// <summary>Updates of a turn, at least 1.</summary>
    [Hyper(50, Min = 1)] public partial int Period { get; init; }

    /// <summary>The order of the layers.</summary>
    [Hyper(LayerOrder.Random)] public partial LayerOrder Order { get; init; }

    /// <summary>Another seed gives another random order.</summary>
    [Hyper(0)] public partial int Seed { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar turn = Floor(Step / Period);
        Scalar round = Floor(turn / Shape.Layers);
        Scalar age = Max(turn == 0 ? Step : Step - Period * turn + 1, 1);
        Scalar place = LayerTurns.Place(Order, Shape.Layer, Shape.Layers, round, Seed);
        if (Shape.Layer >= 0 && !LayerTurns.IsOn(place, Shape.Layers, 1, turn))
            return parameter;
        first = Lerp(gradient, age == 1 ? 0 : first, Beta1);
        second = Lerp(gradient * gradient, age == 1 ? 0 : second, Beta2);
        Scalar size = LearningRate / (1 - Pow(Beta1, age));
        return (1 - LearningRate * WeightDecay) * parameter - size * first / (Sqrt(second) / Sqrt(1 - Pow(Beta2, age)) + Epsilon);
    }
}
