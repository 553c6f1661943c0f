using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Launches.</content>
public sealed partial class IlgpuDevice
{
    // OpenCL keeps the arguments of a launch in the kernel until it is launched, so two threads must not do that at once.
    private static readonly Lock OpenCLLaunch = new();

    // What steps have left to be done launches too, while other runs step.
    private readonly Lock launching;

    private readonly List<Task> following = [];

    /// <summary>Kernels launched so far.</summary>
    internal long Launches { get; private set; }

    /// <summary>Begins work that launches while the caller goes on; the device is not given back before it is over.</summary>
    internal Task Follow(Action work)
    {
        lock (following)
        {
            following.RemoveAll(task => task.IsCompleted);
            Task begun = Task.Run(work);
            following.Add(begun);
            return begun;
        }
    }

    // Whose work it is learns of failures.
    private void Settle()
    {
        Task[] all;
        lock (following)
        {
            all = [.. following];
            following.Clear();
        }

        foreach (Task task in all)
        {
            try
            {
                task.Wait();
            }
            catch (AggregateException)
            {
            }
        }
    }

    /// <summary>Threads of a group: as many as reductions are written for, or as the device has.</summary>
    internal int GroupSize => Math.Min(GroupReduction.MostThreads, Accelerator.MaxNumThreadsPerGroup);

    /// <summary>Groups of some items: not so many that starting them takes longer than their work.</summary>
    internal KernelConfig ConfigFor(long items) => ConfigFor(items, GroupSize);

    /// <summary>The same with groups of another size, where the device has so many threads.</summary>
    internal KernelConfig ConfigFor(long items, int threads) =>
        new((int)Math.Min(items, Math.Max(1, Accelerator.NumMultiprocessors) * (Kind == DeviceCatalogue.Cpu ? 1L : 32)), Math.Min(threads, GroupSize));

    /// <summary>Launches a kernel.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="launch">Launches it on the device's stream.</param>
    internal void Launch(string what, Action launch)
    {
        try
        {
            lock (launching)
            {
                launch();
                Launches++;
            }
        }
        catch (Exception e) when (e is InternalCompilerException or NotSupportedException or CapabilityNotSupportedException)
        {
            throw new IlgpuException($"{Capital(what)} does not compile for {Name}: {Innermost(e).Message}", e);
        }
        catch (AcceleratorException e)
        {
            throw new IlgpuException($"{Capital(what)} does not compile or run on {Name}: {(e is CLException cl ? cl.Error : e.Message)}", e);
        }
    }

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];

    private static Exception Innermost(Exception e) => e.InnerException is null ? e : Innermost(e.InnerException);
}
