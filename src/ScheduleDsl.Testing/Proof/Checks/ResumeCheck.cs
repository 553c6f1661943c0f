using System;
using System.IO;

namespace ScheduleDsl.Testing;

/// <summary>A run that is saved, loaded and continued has the bits of the unbroken one.</summary>
internal static class ResumeCheck
{
    private const int Before = 3;
    private const int After = 3;

    public static ProofOutcome Run(Subject subject)
    {
        Workload work = subject.Few;
        RunOptions options = new() { Seed = subject.Seed };
        string path = Path.Combine(Path.GetTempPath(), $"scheduledsl-proof-{Guid.NewGuid():N}.safetensors");
        try
        {
            using ParameterTable table = work.Table<float>();
            using OptimizerRun unbroken = work.Run(table, subject.Settings, options);
            Step(work, table, unbroken, 0, Before);
            unbroken.Save(path, new SaveOptions { IncludeParameters = true });
            Step(work, table, unbroken, Before, After);

            using ParameterTable other = work.Table<float>();
            using OptimizerRun resumed = work.Run(other, subject.Settings);
            resumed.Load(path);
            Step(work, other, resumed, Before, After);
            return Snapshot.Of<float>(other, resumed, subject.Rule).Difference(Snapshot.Of<float>(table, unbroken, subject.Rule)) is { } difference
                ? ProofOutcome.Differs($"saved after {Before} steps, after {After} more: {difference}")
                : ProofOutcome.Holds($"saved after {Before} steps and loaded, after {After} more: the bits of the unbroken run");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Step(Workload work, ParameterTable table, OptimizerRun run, int from, int count)
    {
        for (int step = from; step < from + count; step++)
        {
            work.Prepare<float>(table, run, step);
            run.Step();
        }
    }
}
