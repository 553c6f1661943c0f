using System;

namespace ScheduleDsl.Testing;

/// <summary>A step allocates nothing.</summary>
internal static class AllocationCheck
{
    // Long enough for what happens every few steps, and for the first time.
    private const int Steps = 32;

    public static ProofOutcome Run(Subject subject)
    {
        Workload work = subject.Few;
        using ParameterTable table = work.Table<float>();
        using OptimizerRun run = work.Run(table, subject.Settings, new RunOptions { Threads = 1, Seed = subject.Seed });
        work.Prepare<float>(table, run, 0);
        Allocated(run);
        long bytes = Allocated(run);

        // A branch that is first taken now is prepared once.
        if (bytes > 0)
            bytes = Allocated(run);
        return bytes == 0
            ? ProofOutcome.Holds($"{Steps} steps allocate nothing")
            : ProofOutcome.Differs($"{Steps} steps allocate {bytes} bytes");
    }

    private static long Allocated(OptimizerRun run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < Steps; step++)
            run.Step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
