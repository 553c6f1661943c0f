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
}
