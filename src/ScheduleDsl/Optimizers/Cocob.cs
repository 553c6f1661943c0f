using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>COCOB: no learning rate; each weight bets a share of what it has won on the next gradient.</summary>
/// <remarks>
/// <para><c>g = gradient + wd x</c>; <c>L = max(L, |g|)</c> from epsilon on, <c>s = s - g</c>, <c>G = G + |g|</c>, <c>W = max(W - g (x - x0), 0)</c>;
/// <c>x = x0 + s (W + L) / (L max(G + L, alpha L))</c>, with the weight before the first step <c>x0</c>.</para>
/// <para>The result does not change with the gradients' scale. Under a gradient that never turns the weight grows exponentially: it wins every bet.</para>
/// <para>Orabona and Tommasi, "Training Deep Networks without Learning Rates Through Coin Betting", 2017.</para>
/// </remarks>
[Optimizer]
public sealed partial class Cocob
{
    /// <summary>How many of the largest gradients must have come before bets are unrestrained; usually 100.</summary>
    [Hyper(100.0, Above = 0)] public partial Scalar Alpha { get; init; }

    /// <summary>The largest gradient before the first; usually 1e-8.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float start;
    [State(InitialFrom = nameof(Epsilon))] private float largest;
    [State] private float absolutes;
    [State] private float descent;
    [State] private float reward;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (Step == 1)
            start = parameter;
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;
        largest = Max(largest, Abs(gradient));
        absolutes += Abs(gradient);
        descent -= gradient;
        reward = Max(reward - gradient * (parameter - start), 0);
        return start + descent * (reward + largest) / (largest * Max(absolutes + largest, Alpha * largest));
    }
}
