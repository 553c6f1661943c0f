using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Mechanic: finds the scale of the rule's learning rate while it trains.</summary>
/// <remarks>
/// <para>The rule's steps add up to <c>D</c>, and the weight is <c>x = x0 + max(S, 0) D</c> with the weight before the first step <c>x0</c> and the sum <c>S</c> of six scales, one for each beta.
/// A step from x to q with the gradient g gives <c>h = &lt;D, g + Decay S |g| / (|q| + eps) q&gt;</c> and <c>D = D + q - x</c>; then, for each beta,
/// <c>m = max(beta m, |h|)</c>, <c>v = beta^2 v + h^2</c>, <c>r = max(beta r - s h, 0)</c>, <c>s = (InitialScale m / 6 + r) / (sqrt(v) + eps)</c>. Products and norms are over the run.</para>
/// <para>The rule keeps its rate, with schedule, whose scale no longer matters. Without a stored <c>D</c>, it is taken as <c>(x - x0) / (S + eps)</c>, which saves a state.</para>
/// <para>Cutkosky, Defazio, Mehta, "Mechanic: A Learning Rate Tuner", 2023.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Wrap, Traits = RuleTraits.FindsRate)]
[Guideline(HyperRole.LearningRate, Above = 0, Because = "there is nothing to scale where the rule makes no steps")]
public sealed partial class Mechanic
{
    private const int Betas = 6;

    /// <summary>How strongly weights are drawn to 0, in terms of the gradient's norm; usually 0.01.</summary>
    [Hyper(0.01, Min = 0)] public partial Scalar Decay { get; init; }

    /// <summary>What the scales start from; usually 1e-8, far below any that is good.</summary>
    [Hyper(1e-8, Above = 0)] public partial Scalar InitialScale { get; init; }

    /// <summary>Keeps divisions finite; usually 1e-8.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>How slowly the first scale forgets; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Max = 1)] public partial Scalar Beta1 { get; init; }

    /// <summary>How slowly the second scale forgets; usually 0.99.</summary>
    [Hyper(0.99, Min = 0, Max = 1)] public partial Scalar Beta2 { get; init; }

    /// <summary>How slowly the third scale forgets; usually 0.999.</summary>
    [Hyper(0.999, Min = 0, Max = 1)] public partial Scalar Beta3 { get; init; }

    /// <summary>How slowly the fourth scale forgets; usually 0.9999.</summary>
    [Hyper(0.9999, Min = 0, Max = 1)] public partial Scalar Beta4 { get; init; }

    /// <summary>How slowly the fifth scale forgets; usually 0.99999.</summary>
    [Hyper(0.99999, Min = 0, Max = 1)] public partial Scalar Beta5 { get; init; }

    /// <summary>How slowly the sixth scale forgets; usually 0.999999.</summary>
    [Hyper(0.999999, Min = 0, Max = 1)] public partial Scalar Beta6 { get; init; }

    /// <summary>Keeps the sum of the rule's steps.</summary>
    [Hyper(true)] public partial bool StoreSteps { get; init; }

    [State] private float start;
    [State(When = nameof(StoreSteps))] private float steps;
    [State(Space = StateSpace.Global, Count = Betas)] private ScalarList scales;
    [State(Space = StateSpace.Global, Count = Betas)] private ScalarList rewards;
    [State(Space = StateSpace.Global, Count = Betas)] private ScalarList squares;
    [State(Space = StateSpace.Global, Count = Betas, Initial = 1e-6)] private ScalarList largest;

    [ModifyParameter]
    private float Rescale(float before, float after, float gradient)
    {
        if (Step == 1)
            start = before;
        Scalar scale = 0;
        for (int i = 0; i < Betas; i++)
            scale += scales[i];
        float sum;
        if (StoreSteps)
            sum = steps;
        else
            sum = (before - start) / (scale + Epsilon);

        Scalar pull = Decay * scale * Across.All.Norm(gradient) / (Across.All.Norm(after) + Epsilon);
        Scalar slope = Across.All.Dot(sum, gradient) + pull * Across.All.Dot(sum, after);
        Scalar next = 0;
        for (int i = 0; i < Betas; i++)
        {
            largest[i] = Max(Beta(i) * largest[i], Abs(slope));
            squares[i] = Square(Beta(i)) * squares[i] + Square(slope);
            rewards[i] = Max(Beta(i) * rewards[i] - scales[i] * slope, 0);
            scales[i] = (InitialScale * largest[i] / Betas + rewards[i]) / (Sqrt(squares[i]) + Epsilon);
            next += scales[i];
        }
        sum += after - before;
        if (StoreSteps)
            steps = sum;
        return Fma((float)Max(next, 0), sum, start);
    }

    private Scalar Beta(int index) => index switch { 0 => Beta1, 1 => Beta2, 2 => Beta3, 3 => Beta4, 4 => Beta5, _ => Beta6 };
}
