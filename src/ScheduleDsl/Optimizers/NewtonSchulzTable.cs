namespace ScheduleDsl.Optimizers;

/// <summary>
/// Coefficients (a, b, c) of the quintic <c>a X + b X^3 + c X^5</c>, of each iteration. A table that differs from iteration to iteration is meant for as many iterations as it has rows;
/// its last row serves all further ones.
/// </summary>
public enum NewtonSchulzTable
{
    /// <summary>(3.4445, -4.7750, 2.0315) in every iteration: fast, but five bring singular values from 0.01 on into [0.68, 1.14] only (Jordan et al., 2024).</summary>
    Jordan,

    /// <summary>Five rows, from (4.0848, -6.8946, 2.9270) to (2.8366, -3.0525, 1.2012): five iterations bring them into [0.977, 1.032] (You Jiacheng, in modded-nanogpt and dion).</summary>
    FiveSteps,

    /// <summary>Six rows of 1024ths, from (3955, -8306, 5008) to (2172, -1833, 682): six iterations bring them into [0.995, 1] (You Jiacheng; Newhouse et al., 2025).</summary>
    SixSteps,

    /// <summary>
    /// Five rows that bring the least singular value up as fast as any quintics can (Amsel et al., "The Polar Express", 2025): from 0.003 on into [0.858, 1.142]. X is divided by <c>1.02 |X| + epsilon</c>, with an epsilon of 1e-6.
    /// </summary>
    PolarExpress,
}
