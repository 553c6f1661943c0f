using System;

namespace ScheduleDsl.CompilerServices;

/// <summary>What the weights and gradients of a loop are in memory, where that is not what it computes with.</summary>
[Flags]
public enum LoopMemory
{
    /// <summary>Numbers as the loop computes with them.</summary>
    AsComputed = 0,

    /// <summary>Weights in bfloat16, rounded to the nearest.</summary>
    BFloat16Weights = 1,

    /// <summary>Gradients in bfloat16.</summary>
    BFloat16Gradients = 2,

    /// <summary>Both.</summary>
    BFloat16 = BFloat16Weights | BFloat16Gradients,
}
