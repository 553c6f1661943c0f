using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Testing.Tests.Proof;

[Optimizer]
[Compose<Lion>]
[With<Accumulate>]
public sealed partial class AccumulatedLion;

[Optimizer]
[Compose<Lamb>]
[With<Accumulate>]
public sealed partial class AccumulatedLamb;

[Optimizer]
[Compose<Sgd>("Momentum=0.9")]
[With<EmaOfWeights>(Name = "Ema")]
public sealed partial class AveragedSgd;

[Optimizer]
[Compose<AdamW>("WeightDecay=0.1")]
[With<ClipByGlobalNorm>("MaxNorm=0.5", Name = "Gradient")]
[With<EmaOfWeights>(Name = "Ema")]
public sealed partial class ClippedAdamW;

[Optimizer]
[Compose<AdamMini>("Blocks=3, BlockSize=5")]
[With<ClipByNorm>]
public sealed partial class ClippedAdamMini;

[Optimizer]
[Compose<Sgd>("Momentum=0.9")]
[With<FiniteCheck>]
public sealed partial class CheckedSgd;

/// <summary>Noise of its own, and a step that a loss scales.</summary>
[Optimizer]
public sealed partial class NoisyPolyak
{
    [Hyper(0.1, Min = 0)] public partial Scalar Noise { get; init; }

    [State(InitialFrom = nameof(Noise))] private float trace;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input] Scalar loss, [Input] float curvature)
    {
        trace = trace + Draw.Normal() * Noise;
        float direction = curvature > 0 ? gradient / (1 + curvature) : gradient;
        return parameter - loss * (direction + trace);
    }
}

/// <summary>Norms of matrices, under sums over tensor and run that take all matrices of a tensor as one run of numbers.</summary>
[Optimizer(View = MatrixView.LastTwoAxes)]
public sealed partial class MatrixNorms
{
    [State] private float trace;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = gradient / Across.Matrix.Norm(gradient);
        trace = 0.5f * trace + direction;
        Scalar tensor = Across.Tensor.Sum(direction * direction + trace);
        Scalar run = Across.All.Sum(Abs(gradient));
        return parameter - 0.01f * (trace / tensor + direction / run);
    }
}
