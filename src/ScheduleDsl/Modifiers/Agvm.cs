using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>AGVM: scales the steps of each module, a parameter group, so that the variance of its gradient comes to that of the anchor module.</summary>
/// <remarks>
/// <para>At iterations <c>t</c>, from 0, with <c>t >= Start</c> and <c>t</c> a multiple of <c>Interval</c>:
/// <c>f = a f + (1 - a) sqrt(clamp((phi of the anchor + 1e-6) / (phi + 1e-6), 0.5, 10))</c> from the gradients of both halves of the batch, as
/// <see cref="ModuleVariance"/> says, <c>a = Momentum</c>. Then <c>x = x - f (x - x')</c> where x' is what the rule made of x, its own decay
/// included. Use it with groups, one of which is the anchor. <see cref="AgvmAdamW"/> measures gradients as AdamW preconditions them.</para>
/// <para>Xue et al., "Large-batch Optimization for Dense Visual Predictions", 2022.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.UpdateMask)]
public sealed partial class Agvm
{
    /// <summary>How slowly the factors follow what is measured.</summary>
    [Hyper(0.97, Min = 0, Below = 1)] public partial Scalar Momentum { get; init; }

    /// <summary>Iterations from one measurement to the next.</summary>
    [Hyper(5, Min = 1)] public partial int Interval { get; init; }

    /// <summary>First iteration, from 0, that may measure: the end of the warm-up.</summary>
    [Hyper(500, Min = 0)] public partial int Start { get; init; }

    /// <summary>Set in the groups that are the module which the others follow: the backbone.</summary>
    [Hyper(false)] public partial bool IsAnchor { get; init; }

    [State(Space = StateSpace.Tensor, Initial = 1)] private Scalar factor;

    [ModifyGradient]
    private float Measure(float parameter, float gradient, [Input] float firstHalfGradient, [Input] float secondHalfGradient)
    {
        Scalar rounds = (Step - 1) / Interval;
        if (Step > Start && rounds == Floor(rounds))
            factor = Lerp(ModuleVariance.Factor(firstHalfGradient, secondHalfGradient, IsAnchor), factor, Momentum);
        return gradient;
    }

    [ModifyParameter]
    private float Scale(float before, float after) => before + factor * (after - before);
}
