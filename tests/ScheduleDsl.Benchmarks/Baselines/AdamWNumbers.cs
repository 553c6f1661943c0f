using System;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>The numbers of one AdamW step: PyTorch's defaults, and what a fast loop folds out of them once per step.</summary>
internal readonly struct AdamWNumbers
{
    public const double LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8, WeightDecay = 0.01;

    public AdamWNumbers(long step)
    {
        Correction1 = 1 - Math.Pow(Beta1, step);
        Correction2 = 1 - Math.Pow(Beta2, step);
    }

    public double Correction1 { get; }

    public double Correction2 { get; }

    /// <summary>What remains of a weight after decoupled decay.</summary>
    public float Keep => (float)(1 - LearningRate * WeightDecay);

    /// <summary>Both corrections folded into the rate: lr sqrt(1 - beta2^t) / (1 - beta1^t).</summary>
    public float Rate => (float)(LearningRate * Math.Sqrt(Correction2) / Correction1);

    /// <summary>The epsilon that belongs to the folded rate.</summary>
    public float FoldedEpsilon => (float)(Epsilon * Math.Sqrt(Correction2));
}
