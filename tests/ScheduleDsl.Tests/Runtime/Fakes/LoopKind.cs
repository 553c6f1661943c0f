namespace ScheduleDsl.Tests.Runtime.Fakes;

/// <summary>What a loop over weights follows.</summary>
public enum LoopKind
{
    /// <summary>Nothing.</summary>
    Flat,

    /// <summary>Rows of matrices.</summary>
    Rows,

    /// <summary>Blocks of 100 weights.</summary>
    Blocks,

    /// <summary>Matrices.</summary>
    Matrices,
}
