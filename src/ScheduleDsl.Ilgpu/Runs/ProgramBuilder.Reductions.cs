using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>What partial results become.</content>
internal sealed partial class ProgramBuilder
{
    private void AddResults(int r, LoopCode loop, ItemTable table, long first)
    {
        RunRoute route = run.Routes[r];
        CombineTable results = new();
        int stride = loop.Reductions.Length;
        for (int place = 0; place < stride; place++)
        {
            ReductionInfo info = loop.Reductions[place];
            PartialRange Range(int item, int count) => new() { First = first + (long)item * stride + place, Stride = stride, Count = count };
            if (info.Scope >= CollectiveScope.Group)
            {
                foreach ((DeviceTensor tensor, int item, int count) in table.Ranges)
                    wide.Add((route, info, tensor, Range(item, count)));
            }
            else if (loop.IsPerMatrix && info.Scope <= CollectiveScope.Matrix)
            {
                foreach ((DeviceTensor tensor, int matrix, int item, int count) in table.Runs)
                    results.Add(info.Kind, [Range(item, count)], [run.Uniforms.Slot(route, tensor.FirstUniforms + matrix, info.Slot)]);
            }
            else
            {
                foreach ((DeviceTensor tensor, int item, int count) in table.Ranges)
                    results.Add(info.Kind, [Range(item, count)], [.. Enumerable.Range(0, tensor.Tensor.Uniforms.Count).Select(matrix => run.Uniforms.Slot(route, tensor.FirstUniforms + matrix, info.Slot))]);
            }
        }

        AddCombine(results, Touched.Partials(isWritten: false), Touched.Uniforms(r, isWritten: true));
    }

    private void AddCombine(CombineTable results, params Touched[] touches)
    {
        if (results.Jobs.Count == 0)
            return;
        if (IsOnHost)
        {
            AddCombineOnHost(results);
            return;
        }

        ArrayView<CombineJob> jobs = Table(results.Jobs);
        ArrayView<PartialRange> ranges = Table(results.Ranges);
        ArrayView<long> targets = Table(results.Targets);
        int now = guard;
        Launch("the combining of partial results", () => kernels.Combine(jobs, ranges, targets, partialMemory, run.Uniforms.Values, run.Uniforms.Words, run.Control, now), touches);
    }

    // Reductions over groups and the run that are complete.
    private void AddComplete(CompleteReduction[] complete)
    {
        CombineTable results = new();
        HashSet<int> receiving = [];
        foreach (CompleteReduction reduction in complete)
        {
            if (reduction.Info.Kind.IsOrder())
            {
                AddWideSelection(reduction);
                continue;
            }

            foreach (Asker[] askers in AskersOf(reduction))
            {
                HashSet<RunGroup> groups = [.. askers.SelectMany(asker => asker.Groups)];
                receiving.UnionWith(askers.Where(asker => asker.Slot >= 0).Select(asker => asker.Route));
                results.Add(
                    reduction.Info.Kind,
                    [.. wide.Where(part => groups.Contains(part.Tensor.Tensor.Group) && IsSame(part.Info, reduction.Info)).Select(part => part.Range)],
                    [.. askers.Where(asker => asker.Slot >= 0).Select(asker => asker.Target)]);
            }
        }

        AddCombine(results, [Touched.Partials(isWritten: false), .. receiving.Select(r => Touched.Uniforms(r, isWritten: true))]);
    }

    /// <summary>A uniform block that a reduction over a group or the run goes to.</summary>
    private sealed record Asker(RunGroup[] Groups, int Slot, long Target, long Rank, SelectCode? Selection, int Route);

    // Of each result, who receives it: the blocks of a group, or those of the whole run and the shared ones.
    private IEnumerable<Asker[]> AskersOf(CompleteReduction reduction)
    {
        List<Asker[]> groups = [];
        for (int r = 0; r < run.Routes.Length; r++)
        {
            RunRoute route = run.Routes[r];
            if (reduction.Route is not null && reduction.Route != route)
                continue;
            int number = 0;
            foreach (RunGroup group in route.Groups)
            {
                List<Asker> askers = [new Asker([group], -1, -1, -1, null, r)];
                foreach (UniformBlocks blocks in group.Blocks)
                {
                    for (int matrix = 0; matrix < blocks.Count; matrix++, number++)
                    {
                        if (blocks.Code.IndexOf(reduction.Info) is >= 0 and int index)
                            askers.Add(Of(blocks.Code.Wide[index], [group], slot => run.Uniforms.Slot(route, number, slot), r));
                    }
                }

                groups.Add([.. askers]);
            }

            if (reduction.Route is null && route.Plan.NeedsShared && route.Shared.Code.IndexOf(reduction.Info) is >= 0 and int shared)
                groups.Add([Of(route.Shared.Code.Wide[shared], [], slot => run.Uniforms.SharedSlot(route, slot), r)]);
        }

        return reduction.Route is null ? [[.. groups.SelectMany(askers => askers)]] : groups;

        static Asker Of(WideReduction wide, RunGroup[] groups, Func<int, long> place, int route) =>
            new(groups, wide.Info.Slot, place(wide.Info.Slot), wide.Selection is { } selection ? place(selection.RankSlot) : -1, wide.Selection, route);
    }

    private static bool IsSame(ReductionInfo one, ReductionInfo other) => one.Scope == other.Scope && one.Kind == other.Kind && one.Key == other.Key;
}
