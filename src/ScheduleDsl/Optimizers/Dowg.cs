using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>DoWG: SGD without a learning rate; gradients count in its normaliser by the distance at which they were met.</summary>
/// <remarks>
/// <para><c>r = max(r, |x - x0|^2)</c> from epsilon on, <c>v = v + r |g|^2</c>, <c>x = x - r / (sqrt(v) + eps) g</c>, with Euclidean norms over the run and the
/// weights before the first step <c>x0</c>. Epsilon is the square of a distance.</para>
/// <para>Khaled, Mishchenko, Jin, "DoWG Unleashed: An Efficient Universal Parameter-Free Gradient Descent Method", 2023.</para>
/// </remarks>
[Optimizer]
public sealed partial class Dowg
{
    /// <summary>The squared distance before the first step, and added to the normaliser; usually 1e-4.</summary>
    [Hyper(1e-4, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    [State] private float start;
    [State(Space = StateSpace.Global, InitialFrom = nameof(Epsilon))] private Scalar squaredDistance;
    [State(Space = StateSpace.Global)] private Scalar weightedSquares;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (Step == 1)
            start = parameter;
        squaredDistance = Max(squaredDistance, Across.All.Sum(Square(parameter - start)));
        weightedSquares += squaredDistance * Across.All.Sum(Square(gradient));
        return parameter - squaredDistance / (Sqrt(weightedSquares) + Epsilon) * gradient;
    }
}
