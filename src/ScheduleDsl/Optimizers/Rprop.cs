using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Rprop: each weight has a step of its own, which grows while its gradient keeps its sign and shrinks when that turns. For full batches.</summary>
/// <remarks>
/// <c>q = g p</c> with the last gradient <c>p</c>; the step <c>d</c> is multiplied by <c>eta+</c> where <c>q &gt; 0</c>, by <c>eta-</c> where <c>q &lt; 0</c>, and brought into
/// [<c>MinStep</c>, <c>MaxStep</c>]. Where <c>q &lt; 0</c> the gradient counts as 0 in this step and the next (the variant iRprop-, as in PyTorch). <c>x = x - sign(g) d</c>.
/// Riedmiller and Braun, "A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm", 1993; Igel and Hüsken, 2000.
/// </remarks>
[Optimizer]
public sealed partial class Rprop
{
    /// <summary>Every weight's first step; usually 1e-3 to 0.1. It is no rate: a schedule of it would only give its first value.</summary>
    [Hyper(1e-2, Min = 0)] public partial Scalar InitialStep { get; init; }

    /// <summary>Factor of a step whose gradient turned, in (0, 1); usually 0.5.</summary>
    [Hyper(0.5, Above = 0, Below = 1)] public partial Scalar Shrink { get; init; }

    /// <summary>Factor of a step whose gradient kept its sign, above 1; usually 1.2.</summary>
    [Hyper(1.2, Above = 1)] public partial Scalar Growth { get; init; }

    /// <summary>Smallest step; usually 1e-6.</summary>
    [Hyper(1e-6, Min = 0)] public partial Scalar MinStep { get; init; }

    /// <summary>Largest step; usually 50.</summary>
    [Hyper(50.0, Min = 0)] public partial Scalar MaxStep { get; init; }

    [State] private float last;
    [State(InitialFrom = nameof(InitialStep))] private float size;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        // Signs, because a product of two small gradients is 0 in float.
        float agreement = Sign(gradient) * Sign(last);
        float factor = agreement > 0 ? (float)Growth : agreement < 0 ? (float)Shrink : 1;
        size = Clamp(size * factor, MinStep, MaxStep);
        float followed = agreement < 0 ? 0 : gradient;
        last = followed;
        return parameter - Sign(followed) * size;
    }
}
