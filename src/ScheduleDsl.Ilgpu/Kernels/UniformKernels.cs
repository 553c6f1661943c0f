using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>A number that goes from one place to several.</summary>
internal struct CopyJob
{
    public long Source;

    public int FirstTarget, TargetCount;

    /// <summary>0, or what the gate must be.</summary>
    public long Guard;
}

/// <summary>Places of counters that the runtime adds to <see cref="DeviceControl"/>.</summary>
internal static class RunControl
{
    /// <summary>Whether the last step counts.</summary>
    public const int LastApplied = DeviceControl.Count;

    /// <summary>How many counters there are.</summary>
    public const int Count = DeviceControl.Count + 1;
}

/// <summary>What happens to single numbers before, between and after loops.</summary>
internal static class UniformKernels
{
    /// <summary>Opens the gate and puts states of tensors and the run, and inputs, into the slots that read them.</summary>
    public static void Begin(Index1D index, ArrayView<CopyJob> jobs, ArrayView<long> targets, ArrayView<double> scalars, ArrayView<long> values, ArrayView<int> words, ArrayView<long> control)
    {
        if (index == 0)
            control[DeviceControl.Gate] = DeviceControl.Open;
        if (index >= jobs.Length)
            return;
        CopyJob job = jobs[index];
        double value = scalars[job.Source];
        for (int t = 0; t < job.TargetCount; t++)
        {
            long target = targets[job.FirstTarget + t];
            values[target] = (long)Interop.FloatAsInt(value);
            words[target] = (int)Interop.FloatAsInt((float)value);
        }
    }

    /// <summary>Hands shared values to every block, and closes the gate where one of the slots of gates is 0.</summary>
    public static void Share(Index1D index, ArrayView<CopyJob> jobs, ArrayView<long> targets, ArrayView<long> gates, ArrayView<long> values, ArrayView<int> words, ArrayView<long> control)
    {
        if (index < jobs.Length)
        {
            CopyJob job = jobs[index];
            for (int t = 0; t < job.TargetCount; t++)
            {
                long target = targets[job.FirstTarget + t];
                values[target] = values[job.Source];
                words[target] = words[job.Source];
            }
        }

        if (index != 0)
            return;
        for (long g = 0; g < gates.Length; g++)
        {
            if (Interop.IntAsFloat((ulong)values[gates[g]]) == 0)
                control[DeviceControl.Gate] = DeviceControl.Closed;
        }
    }

    /// <summary>Keeps what the step has made of states of tensors and the run, and counts the step.</summary>
    public static void Finish(Index1D index, ArrayView<CopyJob> jobs, ArrayView<double> scalars, ArrayView<long> values, ArrayView<long> control, int hasGate, int applies)
    {
        bool isOpen = hasGate == 0 || control[DeviceControl.Gate] == DeviceControl.Open;
        if (index < jobs.Length)
        {
            CopyJob job = jobs[index];
            if (job.Guard == 0 || job.Guard == (isOpen ? DeviceControl.Open : DeviceControl.Closed))
                scalars[job.FirstTarget] = Interop.IntAsFloat((ulong)values[job.Source]);
        }

        if (index != 0)
            return;
        long counts = isOpen ? applies : 0;
        control[RunControl.LastApplied] = counts;
        control[DeviceControl.Steps] += counts;
    }
}
