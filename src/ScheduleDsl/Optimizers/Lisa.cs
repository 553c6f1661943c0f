using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>LISA: AdamW for a few layers at a time, drawn at random, and always for what is in no layer, such as embeddings and the head.</summary>
/// <remarks>
/// <para>Every <see cref="Period"/> updates <see cref="Few"/> of the layers are drawn without replacement. All others stay as they are, without decay, and so do their averages and
/// their own number of updates, with which they go on when they are drawn again: <c>W = (1 - LearningRate WeightDecay) W - LearningRate (m / c1) / (sqrt(v / c2) + Epsilon)</c>.</para>
/// <para>A layer is what <see cref="Parameter.Layer"/> says, or each tensor one where no tensor has a layer.</para>
/// <para>Pan et al., "LISA: Layerwise Importance Sampling for Memory-Efficient Large Language Model Fine-Tuning", 2024.</para>
/// </remarks>
[Optimizer]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Lisa
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

    /// <summary>Updates from one draw to the next, at least 1.</summary>
    [Hyper(20, Min = 1)] public partial int Period { get; init; }

    /// <summary>Layers that are trained together, at least 1.</summary>
    [Hyper(2, Min = 1)] public partial int Few { get; init; }

    /// <summary>Another seed draws other layers.</summary>
    [Hyper(0)] public partial int Seed { get; init; }

    /// <summary>Never draws: a tensor waits where <c>waits</c> was set to 1 (<see cref="OptimizerRun.SetScalarState"/>).</summary>
    [Hyper(false)] public partial bool KeepsChoice { get; init; }

    [State] private float first;
    [State] private float second;
    [State(Space = StateSpace.Tensor)] private Scalar updates;
    [State(Space = StateSpace.Tensor)] private Scalar waits;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar place = LayerTurns.RandomPlace(Shape.Layer, Shape.Layers, Floor((Step - 1) / Period), Seed);
        bool isOn = KeepsChoice ? waits == 0 : Shape.Layer < 0 || place < Few;
        waits = isOn ? 0 : 1;
        if (!isOn)
            return parameter;
        updates = updates + 1;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(gradient * gradient, second, Beta2);
        Scalar size = LearningRate / (1 - Pow(Beta1, updates));
        return (1 - LearningRate * WeightDecay) * parameter - size * first / (Sqrt(second) / Sqrt(1 - Pow(Beta2, updates)) + Epsilon);
    }
}
