using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>What entries read and write.</content>
internal sealed partial class ProgramBuilder
{
    private Touched[] TouchesOf(int r, LoopCode loop) =>
    [
        .. AccessesOf(r, loop),
        Touched.Uniforms(r, isWritten: false),
        .. loop.Reductions.Length == 0 ? (Touched[])[] : [Touched.Partials(isWritten: true)],
    ];

    private IEnumerable<Touched> AccessesOf(int r, LoopCode access) => access.Operands.Select((place, i) => Touch(r, place, access.IsWritten[i]));

    // Numbers as floats count as the place that they are of.
    private Touched Touch(int r, int place, bool isWritten)
    {
        TensorSource source = run.Routes[r].Plan.Tensors[place].Source;
        bool isShown = source is TensorSource.Parameter or TensorSource.Gradient or TensorSource.Output;
        // Column sums lie where the table of a loop has them, not where tensors are.
        return new Touched(r, run.Memories[r].HomeOf(place), source == TensorSource.ColumnSums ? -1 : part, isWritten, isShown);
    }

    private Touched[] Unpacking(int r, int place) => [Touch(r, place, isWritten: false), Touch(r, place, isWritten: true) with { IsShown = false }];
}
