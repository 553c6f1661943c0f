using System.Collections.Generic;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.Emit.Simd;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The targets of emitted loops.</summary>
internal static class Backends
{
    /// <summary>The vector widths.</summary>
    public static IReadOnlyList<IBackend> Vectors { get; } = [new SimdBackend(128), new SimdBackend(256), new SimdBackend(512)];

    /// <summary>All that a rule is emitted for; first the reference, which is the tail of every vector loop, too.</summary>
    public static IReadOnlyList<IBackend> All { get; } = [new ScalarBackend(), .. Vectors];
}
