using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Decompositions, solutions of triangles and random choices, and what a device without float64 leaves to the host, computed by the library's own code: operands are copied down, all of them before the one wait, and results up. Several
/// matrices are shared among threads, which change no bit of a result.
/// </summary>
internal sealed unsafe class HostMatrices : IParallelWork
{
    private readonly IlgpuDevice device;
    private readonly RunState run;
    private readonly MatrixCode code;
    private readonly DeviceTensor[] tensors;
    private readonly int guard;
    private readonly (DeviceTensor Tensor, int Matrix)[] matrices;
    private readonly long[] keys;
    private readonly long[][] starts;
    private readonly long[] counters = new long[RunControl.Count];
    private readonly float*[] numbers;
    private LinearOptions options;
    private int entered, taken;

    public HostMatrices(IlgpuDevice device, RunState run, MatrixCode code, DeviceTensor[] tensors, int guard)
    {
        (this.device, this.run, this.code, this.tensors, this.guard) = (device, run, code, tensors, guard);
        matrices = [.. tensors.SelectMany(tensor => Enumerable.Range(0, (int)tensor.Facts.Matrices).Select(matrix => (tensor, matrix)))];
        keys = new long[code.KeySlot < 0 ? 0 : matrices.Length];
        Places = [.. code.Sources, code.Target];
        numbers = new float*[Places.Length];
        starts = [.. Places.Select(place => Starts(matrices, SpaceOf(place)))];
    }

    /// <summary>Where the operands are on the device.</summary>
    public required IReadOnlyList<Func<ArrayView<float>>> Sources { get; init; }

    /// <summary>What receives the results.</summary>
    public required Func<ArrayView<float>> Target { get; init; }

    /// <summary>Of a random choice: where its key is for a matrix.</summary>
    public required Func<DeviceTensor, int, long> Key { get; init; }

    /// <summary>How many operands it reads; of a random choice that is not weighted, none.</summary>
    public static int Reads(MatrixCode code) => code.KeySlot < 0 ? code.Sources.Length : code.Kind == MatrixKind.WeightedOrder ? 1 : 0;

    // The operands and then the target, by their places in what the operation touches.
    private int[] Places { get; }

    public void Run()
    {
        if (guard != 0 && !IsOn())
            return;
        for (int i = 0; i < Places.Length; i++)
            numbers[i] = run.Room.Operand(i, starts[i][^1]);
        for (int i = 0; i < Sources.Count; i++)
            Copy(Sources[i](), i, isDown: true);
        for (int i = 0; i < keys.Length; i++)
        {
            long place = Key(matrices[i].Tensor, matrices[i].Matrix);
            if (run.Host is { } host)
                keys[i] = BitConverter.DoubleToInt64Bits(host[place]);
            else
                run.Uniforms.Values.SubView(place, 1).CopyToCPU(device.Stream, ref keys[i], 1);
        }

        // Behind the copies, and waits for all of them.
        _ = IsOn();
        int threads = Math.Min(Environment.ProcessorCount, matrices.Length);
        options = new LinearOptions { Threads = threads > 1 ? 1 : Environment.ProcessorCount };
        run.Room.Workspaces(threads);
        (entered, taken) = (-1, -1);
        WorkerPool.Run(this, threads);
        Copy(Target(), Places.Length - 1, isDown: false);
    }

    public void Execute()
    {
        int thread = Interlocked.Increment(ref entered);
        for (int next = Interlocked.Increment(ref taken); next < matrices.Length; next = Interlocked.Increment(ref taken))
            Run(next, new LinearContext(run.Room.Workspaces(thread + 1)[thread], options));
    }

    private void Run(int number, LinearContext context)
    {
        (DeviceTensor tensor, int matrix) = matrices[number];
        MatrixView<float> a = At(0, number), result = At(Places.Length - 1, number);
        if (code.KeySlot >= 0)
        {
            MatrixRandom.Fill(code.Kind, a, result, new DrawStream(run.Seed, (long)BitConverter.Int64BitsToDouble(keys[number]), tensor.Tensor.Position, code.Draw), matrix, context);
            return;
        }

        if (MatrixJobs.IsSum(code.Kind))
        {
            MatrixArrays.Run(code.Kind, a, result, context);
            return;
        }

        if (code.Kind == MatrixKind.PutEntries)
        {
            MatrixArrays.Run(code.Kind, a, At(1, number), result);
            return;
        }

        LinearOutcome outcome = MatrixDecompositions.Run(code.Kind, a, At(1, number), result, context);
        if (!outcome.IsDone)
            run.Faults.Add(tensor.Tensor.Parameter.Name, code.Access.Operands[code.Target], counters[DeviceControl.Steps] + 1, outcome);
    }

    private bool IsOn()
    {
        run.Control.CopyToCPU(device.Stream, counters);
        device.Stream.Synchronize();
        return guard == 0 || counters[DeviceControl.Gate] == guard;
    }

    private MatrixView<float> At(int operand, int matrix)
    {
        (long height, long width) = matrices[matrix].Tensor.Tensor.SidesOf(SpaceOf(Places[operand]));
        return new MatrixView<float>(numbers[operand] + starts[operand][matrix], checked((int)height), checked((int)width));
    }

    // The matrices of a tensor lie one behind the other, here as there.
    private void Copy(ArrayView<float> view, int operand, bool isDown)
    {
        float* at = numbers[operand];
        DeviceArray<float> array = new(view);
        foreach (DeviceTensor tensor in tensors)
        {
            long count = tensor.Facts.Matrices * tensor.Tensor.CountOfMatrix(SpaceOf(Places[operand])), start = tensor.StartOf(SpaceOf(Places[operand]));
            if (isDown)
                array.Download(device.Stream, start, (byte*)at, count);
            else
                array.Upload(device.Stream, start, (byte*)at, count);
            at += count;
        }
    }

    private StateSpace SpaceOf(int place) => code.Access.Spaces[place];

    private static long[] Starts((DeviceTensor Tensor, int Matrix)[] matrices, StateSpace space)
    {
        long[] starts = new long[matrices.Length + 1];
        for (int i = 0; i < matrices.Length; i++)
            starts[i + 1] = starts[i] + matrices[i].Tensor.Tensor.CountOfMatrix(space);
        return starts;
    }
}
