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
/// Decompositions and solutions of triangles, computed by the library's own code on the host: operands are copied down, all of them before the one wait, and results up. Several
/// matrices are shared among threads, which change no bit of a result.
/// </summary>
internal sealed unsafe class HostMatrices : IParallelWork
{
    private readonly IlgpuDevice device;
    private readonly RunState run;
    private readonly MatrixCode code;
    private readonly DeviceTensor[] tensors;
    private readonly int guard;
    private readonly (RunTensor Tensor, long Matrix)[] matrices;
    private readonly long[][] starts;
    private readonly long[] gate = new long[RunControl.Count];
    private readonly float*[] numbers;
    private LinearOptions options;
    private int entered, taken;

    public HostMatrices(IlgpuDevice device, RunState run, MatrixCode code, DeviceTensor[] tensors, int guard)
    {
        (this.device, this.run, this.code, this.tensors, this.guard) = (device, run, code, tensors, guard);
        matrices = [.. tensors.SelectMany(tensor => Enumerable.Range(0, (int)tensor.Facts.Matrices).Select(matrix => (tensor.Tensor, (long)matrix)))];
        Places = [.. code.Sources, code.Target];
        numbers = new float*[Places.Length];
        starts = [.. Places.Select(place => Starts(matrices, SpaceOf(place)))];
    }

    /// <summary>Where the operands are on the device.</summary>
    public required IReadOnlyList<Func<ArrayView<float>>> Sources { get; init; }

    /// <summary>What receives the results.</summary>
    public required Func<ArrayView<float>> Target { get; init; }

    // The operands and then the target, by their places in what the operation touches.
    private int[] Places { get; }

    public void Run()
    {
        if (guard != 0)
        {
            run.Control.CopyToCPU(device.Stream, gate);
            device.Stream.Synchronize();
            if (gate[DeviceControl.Gate] != guard)
                return;
        }

        for (int i = 0; i < Places.Length; i++)
            numbers[i] = run.Room.Operand(i, starts[i][^1]);
        for (int i = 0; i < Sources.Count; i++)
            Copy(Sources[i](), i, isDown: true);
        device.Stream.Synchronize();
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
        {
            LinearContext context = new(run.Room.Workspaces(thread + 1)[thread], options);
            MatrixDecompositions.Run(code.Kind, At(0, next), At(1, next), At(Places.Length - 1, next), context);
        }
    }

    private MatrixView<float> At(int operand, int matrix)
    {
        (long height, long width) = matrices[matrix].Tensor.SidesOf(SpaceOf(Places[operand]));
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

    private static long[] Starts((RunTensor Tensor, long Matrix)[] matrices, StateSpace space)
    {
        long[] starts = new long[matrices.Length + 1];
        for (int i = 0; i < matrices.Length; i++)
            starts[i + 1] = starts[i] + matrices[i].Tensor.CountOfMatrix(space);
        return starts;
    }
}
