using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Order statistics.</content>
internal sealed partial class ProgramBuilder
{
    // As the host's Selections: of each run of numbers one.
    private void AddSelection(int r, SelectCode selection, DeviceTensor[] tensors)
    {
        List<SelectJob> jobs = [];
        List<SelectRange> ranges = [];
        List<long> targets = [];
        RunRoute route = run.Routes[r];
        foreach (DeviceTensor tensor in tensors.Where(tensor => tensor.Facts.Length > 0))
        {
            TensorFacts facts = tensor.Facts;
            long perMatrix = facts.Rows * facts.Columns;
            (long runs, long count, long runsOfMatrix) = selection.Scope switch
            {
                CollectiveScope.Row => (facts.Matrices * facts.Rows, facts.Columns, facts.Rows),
                CollectiveScope.Column => (facts.Matrices * facts.Columns, facts.Rows, facts.Columns),
                CollectiveScope.Block => (tensor.Tensor.Count(StateSpace.Block, tensor.Tensor.BlockLength(selection.Access.BlockSlot)), tensor.Tensor.BlockLength(selection.Access.BlockSlot), long.MaxValue),
                CollectiveScope.Rows => (facts.Matrices, facts.Rows, 1),
                CollectiveScope.Columns => (facts.Matrices, facts.Columns, 1),
                CollectiveScope.Matrix => (facts.Matrices, perMatrix, 1),
                _ => (1L, facts.Length, 1L),
            };
            long source = tensor.StartOf(selection.Access.Spaces[selection.Source]);
            for (long number = 0; number < runs; number++)
            {
                long start = selection.Scope == CollectiveScope.Column ? number / facts.Columns * perMatrix + number % facts.Columns : number * count;
                ranges.Add(new SelectRange
                {
                    Index = source + start,
                    Element = start,
                    Stride = selection.Scope == CollectiveScope.Column ? facts.Columns : 1,
                    Count = selection.Scope == CollectiveScope.Block ? Math.Min(count, facts.Length - start) : count,
                    Tensor = tensor.Tensor.Position,
                });
                int block = tensor.FirstUniforms + (tensor.Tensor.Uniforms.Count > 1 ? (int)(number / runsOfMatrix) : 0);
                SelectJob job = new()
                {
                    FirstRange = ranges.Count - 1,
                    RangeCount = 1,
                    Kind = (int)selection.Result.Kind,
                    Rank = run.Uniforms.Slot(route, block, selection.RankSlot),
                    Count = ranges[^1].Count,
                    FirstTarget = targets.Count,
                    Place = selection.Target < 0 ? -1 : tensor.StartOf(selection.Access.Spaces[selection.Target]) + number,
                };
                if (selection.Target < 0)
                    targets.AddRange(Enumerable.Range(0, selection.Scope == CollectiveScope.Tensor ? tensor.Tensor.Uniforms.Count : 1)
                        .Select(matrix => run.Uniforms.Slot(route, selection.Scope == CollectiveScope.Tensor ? tensor.FirstUniforms + matrix : block, selection.Result.Slot)));
                job.TargetCount = targets.Count - job.FirstTarget;
                jobs.Add(job);
            }
        }

        AddSelect(r, selection, jobs, ranges, targets);
    }

    private void AddWideSelection(CompleteReduction reduction)
    {
        foreach (Asker[] askers in AskersOf(reduction))
        {
            Asker[] asking = [.. askers.Where(asker => asker.Selection is not null)];
            if (asking.Length == 0)
                continue;
            HashSet<RunGroup> groups = [.. askers.SelectMany(asker => asker.Groups)];
            int route = asking[0].Route;
            SelectCode selection = asking[0].Selection!;
            List<SelectRange> ranges = [];
            foreach (DeviceTensor tensor in run.Memories.SelectMany(memory => memory.Layout.Tensors).Where(tensor => groups.Contains(tensor.Tensor.Group) && tensor.Facts.Length > 0))
            {
                if (tensor.Tensor.Uniforms.Code.IndexOf(reduction.Info) is not (>= 0 and int index))
                    continue;
                SelectCode own = tensor.Tensor.Uniforms.Code.Wide[index].Selection!;
                if (tensor.Tensor.Group.Route != run.Routes[route] || own.Access.Operands[own.Source] != selection.Access.Operands[selection.Source])
                    throw new ArgumentException($"{tensor.Tensor.Group.Route.Rule.ShortName()} selects a quantile or k-th largest number over the run from several routes, or from several arrays: devices select from one.");
                ranges.Add(new SelectRange { Index = tensor.Element, Element = 0, Count = tensor.Facts.Length, Stride = 1, Tensor = tensor.Tensor.Position });
            }

            List<SelectJob> jobs = [];
            List<long> targets = [];
            foreach (IGrouping<long, Asker> same in asking.GroupBy(asker => asker.Rank))
            {
                jobs.Add(new SelectJob
                {
                    RangeCount = ranges.Count,
                    Kind = (int)reduction.Info.Kind,
                    Rank = same.Key,
                    Count = ranges.Sum(range => range.Count),
                    FirstTarget = targets.Count,
                    TargetCount = same.Count(),
                    Place = -1,
                });
                targets.AddRange(same.Select(asker => asker.Target));
            }

            AddSelect(route, selection, jobs, ranges, targets);
        }
    }

    private void AddSelect(int r, SelectCode selection, List<SelectJob> jobs, List<SelectRange> ranges, List<long> targets)
    {
        if (jobs.Count == 0)
            return;
        (RunRoute route, RouteMemory memory) = (run.Routes[r], run.Memories[r]);
        int source = selection.Access.Operands[selection.Source], target = selection.Target < 0 ? -1 : selection.Access.Operands[selection.Target], now = guard;
        EnsureScratch(r, selection.Access);
        if (route.Plan.Tensors[source].Source is TensorSource.Parameter or TensorSource.Gradient && memory.Layout.Tensors.Any(tensor => tensor.Borrowed is not null))
            throw new ArgumentException($"{route.Rule.ShortName()} selects quantiles or k-th largest numbers of weights or gradients, which devices do from memory of their own: none of the route's may be borrowed.");
        bool isKept = run.Codes[r].Rule.Memories.Contains(source);
        ArrayView<SelectJob> jobTable = Table(jobs);
        ArrayView<SelectRange> rangeTable = Table(ranges);
        IDeviceMemory Numbers() => isKept ? memory.Memory(source, run.Seed) : new Float32Memory { Numbers = memory.Array(source) };
        ArrayView<float> Results() => target < 0 ? default : memory.Array(target);
        if (IsOnHost)
        {
            AddSelectOnHost(jobs, jobTable, rangeTable, targets, Numbers, Results);
            return;
        }

        ArrayView<long> targetTable = Table(targets);
        Launch("an order statistic", () => kernels.Select(jobTable, rangeTable, targetTable, Numbers(), Results(), run.Uniforms.Values, run.Uniforms.Words, run.Control, now));
    }
}
