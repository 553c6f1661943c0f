using static ScheduleDsl.Language;

namespace ScheduleDsl.Perturbations;

/// <summary>Moves the weights along a random direction, which is the same for every call at one step: what methods without gradients try and undo.</summary>
/// <remarks><c>x = x + length z</c> with standard normal <c>z</c>, or <c>x + length z / (|z| + 1e-8)</c> with the norm over the tensor.</remarks>
[Optimizer(IsRegistered = false)]
public sealed partial class RandomPerturbation
{
    /// <summary>Gives the direction of each tensor the length 1.</summary>
    [Hyper(false)] public partial bool HasUnitLength { get; init; }

    /// <summary>Takes the standard normal numbers from the input <c>normalDraws</c> in place of the run's own.</summary>
    [Hyper(false)] public partial bool TakesDraws { get; init; }

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input] Scalar length, [Input(When = nameof(TakesDraws))] float normalDraws)
    {
        float direction = 0;
        if (TakesDraws)
            direction = normalDraws;
        else
            direction = Draw.Normal();
        if (HasUnitLength)
            direction *= 1 / (Across.Tensor.Norm(direction) + 1e-8);
        return Fma((float)length, direction, parameter);
    }
}
