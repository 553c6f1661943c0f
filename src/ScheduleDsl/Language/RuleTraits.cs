using System;

namespace ScheduleDsl;

/// <summary>What holds for a family of rules, and guidelines cannot see from hyperparameters.</summary>
[Flags]
public enum RuleTraits
{
    /// <summary>Nothing of the below.</summary>
    None = 0,

    /// <summary>A step moves each weight by about the learning rate, however small its gradient.</summary>
    StepsByRate = 1,

    /// <summary>The first steps are as long as later ones, though what scales them comes from few gradients: a warmup makes up for it.</summary>
    NeedsWarmup = 2,

    /// <summary>An average of the iterates takes the place of a decay of the rate.</summary>
    AveragesIterates = 4,

    /// <summary>The size of steps is found while training; the rate multiplies what was found.</summary>
    FindsRate = 8,

    /// <summary>Of a modifier: it takes the scale of the loss out of gradients.</summary>
    ScalesGradients = 16,

    /// <summary>Of a modifier: it makes one gradient of those of several batches.</summary>
    GathersGradients = 32,

    /// <summary>Of a modifier: it keeps updates from being applied where gradients are infinite or NaN.</summary>
    ChecksGradients = 64,

    /// <summary>Of a modifier: it bounds gradients. One with a hyperparameter of the role <see cref="HyperRole.ClipLimit"/> does so too.</summary>
    BoundsGradients = 128,

    /// <summary>Found by the compiler: the weight decay is part of the gradient that the rule scales.</summary>
    DecayIsCoupled = 256,

    /// <summary>Found by the compiler: a step takes the weight decay itself, whatever the learning rate is.</summary>
    DecayIsFixed = 512,

    /// <summary>Found by the compiler: the weight decay comes times something else than the learning rate, such as a trust ratio.</summary>
    DecayIsScaled = 1024,

    /// <summary>Found by the compiler: a modifier bounds gradients before another takes the scale of the loss out of them.</summary>
    BoundsScaledGradients = 2048,

    /// <summary>Found by the compiler: a modifier bounds the gradient of each batch before another gathers them.</summary>
    BoundsEachBatch = 4096,

    /// <summary>Found by the compiler: a modifier takes a scale out of gradients, and none asks whether they are finite.</summary>
    ScalesUnchecked = 8192,

    /// <summary>Found by the compiler: an average starts at another value than 0.</summary>
    StartsAboveZero = 16384,

    /// <summary>It is meant for the matrices between layers: embeddings, output heads and vectors belong to another optimizer.</summary>
    ForHiddenMatrices = 32768,
}
