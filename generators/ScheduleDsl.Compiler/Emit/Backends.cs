using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.Emit.Simd;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The targets of emitted loops.</summary>
internal static class Backends
{
    /// <summary>The vector widths.</summary>
    public static IReadOnlyList<IBackend> Vectors { get; } = [new SimdBackend(128), new SimdBackend(256), new SimdBackend(512)];

    /// <summary>All that a rule is emitted for; first the reference, which is the tail of every vector loop, too.</summary>
    public static IReadOnlyList<IBackend> All { get; } = [new ScalarBackend(), .. Vectors];

    /// <summary>
    /// What serves an arm in a precision. In double one width serves all: training in double is rare, every width gives the same bits, and three would be the larger half of what a rule's build
    /// has to compile.
    /// </summary>
    public static IBackend Serving(IBackend arm, IrType real) => real == IrType.Float64 && Vectors.Contains(arm) ? Vectors[1] : arm;

    /// <summary>What serves some arms in a precision, each once.</summary>
    public static IReadOnlyList<IBackend> Serving(IEnumerable<IBackend> arms, IrType real) => [.. arms.Select(a => Serving(a, real)).Distinct()];
}
