using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>ADOPT: Adam that scales each gradient by the second moment of those before it, which converges for every beta2.</summary>
/// <remarks>
/// <para>The first step only sets <c>v = g^2</c>. Later <c>u = g / max(sqrt(v), eps)</c>, brought into <c>[-k, k]</c> with <c>k = (t - 1)^(1/4)</c>;
/// <c>m = m + (1 - beta1) (u - m)</c>, <c>x = x - lr m</c>, and then <c>v = beta2 v + (1 - beta2) g^2</c>. There is no bias to correct.</para>
/// <para>Decay: coupled (<c>g = gradient + wd x</c>, from the first step) or decoupled (<c>x = x - lr wd x</c>, from the second).
/// The first version of the paper does not clip (<see cref="Clip"/>).</para>
/// <para>Taniguchi et al., "ADOPT: Modified Adam Can Converge with Any beta2 with the Optimal Rate", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Adopt
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of scaled gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.999 to 0.9999.</summary>
    [Hyper(0.9999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Smallest divisor; with 0 a weight that never had a gradient becomes NaN. Usually 1e-6.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Weight decay, as <see cref="Decoupled"/> says; usually 0 to 1e-2 coupled, 0.01 to 0.1 decoupled.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Decay acts on the weight, times the rate; otherwise it is added to the gradient.</summary>
    [Hyper(false)] public partial bool Decoupled { get; init; }

    /// <summary>Clips scaled gradients, less and less as steps go by.</summary>
    [Hyper(true)] public partial bool Clip { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar decay = Decoupled ? LearningRate * WeightDecay : 0;
        Scalar limit = Sqrt(Sqrt(Step - 1));
        if (!Decoupled && WeightDecay != 0)
            gradient += WeightDecay * parameter;
        if (Step == 1)
        {
            second = Square(gradient);
            return parameter;
        }

        float scaled = gradient / Max(Sqrt(second), (float)Epsilon);
        if (Clip)
            scaled = Clamp(scaled, -limit, limit);
        first = Lerp(scaled, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        return parameter - Fma((float)decay, parameter, LearningRate * first);
    }
}
