using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>What FRUGAL does with the part of a gradient that it has chosen, and with the rest. Averages begin anew where their age is 1.</summary>
[Functions]
public static partial class FrugalMoves
{
    /// <summary>The average of the chosen part, or with <see cref="ActiveMethod.Momentum"/> its momentum, before whose first update it is the part itself.</summary>
    /// <param name="part">The chosen part.</param>
    /// <param name="before">What the last update left.</param>
    /// <param name="age">Updates since the choice, from 1.</param>
    /// <param name="method">The method of the chosen part.</param>
    /// <param name="beta1">Decay of the average.</param>
    /// <param name="momentum">Decay of the momentum.</param>
    public static float First(float part, float before, Scalar age, ActiveMethod method, Scalar beta1, Scalar momentum) =>
        method == ActiveMethod.AdamW ? Lerp(part, age == 1 ? 0 : before, beta1) : Fma((float)momentum, age == 1 ? part : before, part);

    /// <summary>The average square of the chosen part.</summary>
    /// <param name="part">The chosen part.</param>
    /// <param name="before">What the last update left.</param>
    /// <param name="age">Updates since the choice, from 1.</param>
    /// <param name="beta2">Decay of the average.</param>
    public static float Second(float part, float before, Scalar age, Scalar beta2) => Lerp(part * part, age == 1 ? 0 : before, beta2);

    /// <summary><c>(first / c1) / (sqrt(second / c2) + epsilon)</c>.</summary>
    /// <param name="first">The average.</param>
    /// <param name="second">The average square.</param>
    /// <param name="age">Updates that they have gathered, from 1.</param>
    /// <param name="beta1">Decay of the average.</param>
    /// <param name="beta2">Decay of the average square.</param>
    /// <param name="epsilon">Added to the root, above 0.</param>
    public static float Adapted(float first, float second, Scalar age, Scalar beta1, Scalar beta2, Scalar epsilon) =>
        first / (Sqrt(second) / Sqrt(1 - Pow(beta2, age)) + epsilon) / (1 - Pow(beta1, age));

    /// <summary>The momentum, or one step of it ahead.</summary>
    /// <param name="part">The chosen part.</param>
    /// <param name="first">The momentum.</param>
    /// <param name="nesterov">Whether it looks ahead.</param>
    /// <param name="momentum">Decay of the momentum.</param>
    public static float Ahead(float part, float first, bool nesterov, Scalar momentum) => nesterov ? Fma((float)momentum, first, part) : first;

    /// <summary>What the chosen part comes to: <see cref="Adapted"/>, or with <see cref="ActiveMethod.Momentum"/> <see cref="Ahead"/>.</summary>
    /// <param name="part">The chosen part.</param>
    /// <param name="first">The average, or the momentum.</param>
    /// <param name="second">The average square, read where there is one.</param>
    /// <param name="age">Updates that they have gathered, from 1.</param>
    /// <param name="method">The method of the chosen part.</param>
    /// <param name="beta1">Decay of the average.</param>
    /// <param name="beta2">Decay of the average square.</param>
    /// <param name="epsilon">Added to the root, above 0.</param>
    /// <param name="momentum">Decay of the momentum.</param>
    /// <param name="nesterov">Whether the momentum looks ahead.</param>
    public static float Move(float part, float first, float second, Scalar age, ActiveMethod method, Scalar beta1, Scalar beta2, Scalar epsilon, Scalar momentum, bool nesterov)
    {
        if (method == ActiveMethod.AdamW)
            return Adapted(first, second, age, beta1, beta2, epsilon);
        return Ahead(part, first, nesterov, momentum);
    }

    /// <summary>The new weight: decayed, moved by the step of the chosen part and by the method without states for the rest.</summary>
    /// <param name="parameter">The weight.</param>
    /// <param name="step">What the chosen part comes to.</param>
    /// <param name="rest">The gradient without it.</param>
    /// <param name="kept">What decay leaves of a weight.</param>
    /// <param name="size">What the step is multiplied by.</param>
    /// <param name="inactive">The method of the rest.</param>
    /// <param name="inactiveScale">A further factor of the rest.</param>
    public static float Moved(float parameter, float step, float rest, Scalar kept, Scalar size, StatelessStep inactive, Scalar inactiveScale)
    {
        Scalar free = inactive == StatelessStep.None ? 0 : size * inactiveScale;
        return kept * parameter - size * step - free * (inactive == StatelessStep.Sign ? Sign(rest) : rest);
    }
}
