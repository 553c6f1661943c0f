using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Matrix operations.</content>
internal sealed partial class ProgramBuilder
{
    private void AddMatrices(int r, LoopChain chain, DeviceTensor[] tensors)
    {
        DeviceTensor[] filled = [.. tensors.Where(tensor => tensor.Facts.Length > 0)];
        HashSet<int> unpacked = [];
        foreach (MatrixCode matrix in filled.Length == 0 ? [] : chain.Matrices)
        {
            EnsureScratch(r, matrix.Access);
            AddLoopOf(matrix.Prologue);
            if (MatrixJobs.IsNormal(matrix.Kind) && !IsOnHost)
            {
                AddRandom(r, matrix, filled);
                continue;
            }

            foreach (int place in matrix.Sources.Take(HostMatrices.Reads(matrix)).Select(source => matrix.Access.Operands[source]).Where(run.Memories[r].MustBeUnpacked))
            {
                if (unpacked.Add(place))
                    AddUnpacking(r, place, filled);
            }

            if (MatrixJobs.IsOnHost(matrix.Kind) || (IsOnHost && MatrixJobs.NeedsFloat64(matrix.Kind)))
                AddHost(r, matrix, filled, unpacked);
            else
                AddKernel(r, matrix, filled, unpacked);
            AddLoopOf(matrix.Epilogue);
        }

        // Blocks of a product are not handed from kernel to kernel: the loops are launches of their own.
        void AddLoopOf(LoopCode? loop)
        {
            if (loop is null)
                return;
            AddLoop(r, loop, tensors);
            unpacked.ExceptWith(loop.Operands.Where((_, i) => loop.IsWritten[i]));
        }
    }

    private void AddKernel(int r, MatrixCode matrix, DeviceTensor[] tensors, HashSet<int> unpacked)
    {
        (List<MatrixJob> jobs, long pieces) = MatrixJobs.Of(matrix, tensors, (tensor, number, slot) => Slot(r, tensor, number, slot));
        ArrayView<MatrixJob> table = Table(jobs);
        Func<ArrayView<float>> a = Operand(r, matrix, 0, unpacked), b = Operand(r, matrix, Math.Min(1, matrix.Sources.Length - 1), unpacked), last = Operand(r, matrix, matrix.Sources.Length - 1, unpacked);
        (RouteMemory memory, int target, int now) = (run.Memories[r], matrix.Access.Operands[matrix.Target], guard);
        Touched[] touches = TouchesOf(r, matrix.Access);
        if (MatrixJobs.IsProduct(matrix.Kind) && device.Blas is { } blas && BlasProducts.MayRun(now, run.Routes[r].Plan.Tensors[target].Source))
        {
            BlasProducts products = new(device, blas, jobs, Table(new List<float> { 1, 0 }));
            Launch("a product of matrices", () => products.Run(a(), b(), last(), memory.Array(target), run.Uniforms.Words.Cast<float>()), touches);
        }
        else if (MatrixJobs.IsProduct(matrix.Kind))
            Launch("a product of matrices", () => kernels.Product(table, a(), b(), last(), memory.Array(target), run.Uniforms.Words, run.Control, pieces, now), touches);
        else
            Launch("an operation on matrices", () => kernels.MatrixArrays(table, a(), b(), memory.Array(target), run.Control, pieces, matrix.Kind, now), touches);
    }

    private void AddRandom(int r, MatrixCode matrix, DeviceTensor[] tensors)
    {
        RouteMemory memory = run.Memories[r];
        StateSpace space = matrix.Access.Spaces[matrix.Target];
        List<RandomJob> jobs =
        [
            .. tensors.SelectMany(tensor => Enumerable.Range(0, (int)tensor.Facts.Matrices).Select(number => new RandomJob
            {
                Target = tensor.StartOf(space) + number * tensor.Tensor.CountOfMatrix(space),
                Count = tensor.Tensor.CountOfMatrix(space),
                Start = number * tensor.Tensor.CountOfMatrix(space),
                Key = Slot(r, tensor, number, matrix.KeySlot),
                Tensor = tensor.Tensor.Position,
            })),
        ];
        ArrayView<RandomJob> table = Table(jobs);
        (int target, int now, long most) = (matrix.Access.Operands[matrix.Target], guard, jobs.Max(job => job.Count));
        Launch("random matrices", () => kernels.RandomMatrices(table, memory.Array(target), run.Uniforms.Values, run.Control, run.Seed, matrix.Draw, most, now), TouchesOf(r, matrix.Access));
    }

    private void AddHost(int r, MatrixCode matrix, DeviceTensor[] tensors, HashSet<int> unpacked)
    {
        RouteMemory memory = run.Memories[r];
        int target = matrix.Access.Operands[matrix.Target];
        HostMatrices host = new(device, run, matrix, tensors, guard)
        {
            Sources = [.. Enumerable.Range(0, HostMatrices.Reads(matrix)).Select(source => Operand(r, matrix, source, unpacked))],
            Target = () => memory.Array(target),
            Key = (tensor, number) => Slot(r, tensor, number, matrix.KeySlot),
        };
        program.Launches.Add(new DeviceLaunch($"{matrix.Kind} of matrices", host.Run, TouchesOf(r, matrix.Access), IsOnHost: true, IsDecomposition: true));
    }

    private void AddUnpacking(int r, int place, DeviceTensor[] tensors)
    {
        (RunRoute route, RouteMemory memory) = (run.Routes[r], run.Memories[r]);
        memory.EnsureUnpacked(place);
        LoopCode whole = Whole(route, place);
        int now = guard;
        foreach ((DeviceTensor? only, _, List<CompilerServices.WorkItem> part) in PartsOf(r, whole, new ItemTable(whole, route.Plan.IsPerTensor, tensors)))
        {
            ArrayView<CompilerServices.WorkItem> items = Table(part);
            Launch("unpacking", () => kernels.Unpack(items, memory.Memory(place, run.Seed, only), memory.Unpacked(place, only), run.Control, now), Unpacking(r, place));
        }
    }

    private long Slot(int r, DeviceTensor tensor, long matrix, int slot) => run.Uniforms.Slot(run.Routes[r], tensor.FirstUniforms + (tensor.Tensor.Uniforms.Count > 1 ? (int)matrix : 0), slot);

    // Where an operand is when it is asked for: arrays move when they grow.
    private Func<ArrayView<float>> Operand(int r, MatrixCode matrix, int source, HashSet<int> unpacked)
    {
        (RouteMemory memory, int place) = (run.Memories[r], matrix.Access.Operands[matrix.Sources[source]]);
        bool isUnpacked = unpacked.Contains(place);
        return () => memory.Floats(place, isUnpacked);
    }
}
