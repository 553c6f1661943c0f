using ScheduleDsl.Modifiers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Ilgpu.Tests;

/// <summary>A basis of averaged products, which only the next step uses.</summary>
[Optimizer(MinRank = 2)]
public sealed partial class TurningBasis
{
    [Hyper(0.1)] public partial Scalar LearningRate { get; init; }

    [State(Space = StateSpace.RowsByRows)] private float products;
    [State(Space = StateSpace.RowsByRows)] private float basis;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float result = parameter - LearningRate * (gradient + Across.Matrix.Product(basis, gradient));
        products = Lerp(Across.Matrix.ProductTransposed(gradient, gradient), products, (Scalar)0.9);
        basis = Across.Matrix.EigenVectors(products, Across.Matrix.Identity(products));
        return result;
    }
}

/// <summary>The same with weights that are averaged.</summary>
[Optimizer]
[Compose<TurningBasis>("LearningRate=0.05")]
[With<EmaOfWeights>("Decay=0.9", Name = "Ema")]
public sealed partial class AveragedBasis;

/// <summary>A basis of the gradient itself, which only the next step uses.</summary>
[Optimizer(MinRank = 2)]
public sealed partial class LateBasis
{
    [Hyper(0.1)] public partial Scalar LearningRate { get; init; }

    [State] private float basis;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float result = parameter - LearningRate * (gradient + basis);
        basis = Across.Matrix.Orthonormal(gradient, basis);
        return result;
    }
}

/// <summary>A basis that the step itself uses.</summary>
[Optimizer(MinRank = 2)]
public sealed partial class EarlyBasis
{
    [Hyper(0.1)] public partial Scalar LearningRate { get; init; }

    [State] private float basis;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        basis = Across.Matrix.Orthonormal(gradient, basis);
        return parameter - LearningRate * basis;
    }
}
