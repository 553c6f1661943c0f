using System.Collections.Generic;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.Emit.Simd;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The targets that every rule is emitted for.</summary>
internal static class Backends
{
    public static IReadOnlyList<IBackend> All { get; } =
    [
        // The reference, and the tail of every vector loop.
        new ScalarBackend(),

        new SimdBackend(128),
        new SimdBackend(256),
        new SimdBackend(512),
    ];
}
