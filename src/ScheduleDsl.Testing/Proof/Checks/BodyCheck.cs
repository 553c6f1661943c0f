using System;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>Compiled loops have the bits of the rule's own body.</summary>
internal static class BodyCheck
{
    private const int Steps = 4;

    public static ProofOutcome Run(Subject subject)
    {
        Workload work = subject.Small;
        RunOptions options = new() { Seed = subject.Seed };
        using ParameterTable table = work.Table<float>();
        using ParameterTable replayed = work.Table<float>();
        using OptimizerRun run = work.Run(table, subject.Settings, options);
        RuleReplay replay = RuleReplay.Of(replayed, subject.Settings, options);
        if (replay.IsComposed && Enumerable.Range(0, subject.Rule.Hypers.Count).Any(i => subject.Settings.SlotOf(i).Resolve() is not null))
            return ProofOutcome.LeftOut("the class is composed and a schedule drives it: its parts read their hyperparameters before the first step only");
        try
        {
            for (int step = 0; step < Steps; step++)
            {
                work.Prepare<float>(table, run, step);
                work.Prepare(replayed, replay, step);
                replay.StepAs(run.Steps);
                run.Step();
                if (Snapshot.Of<float>(table, run, subject.Rule).Difference(Snapshot.Of(replayed, replay, run, subject.Rule)) is { } difference)
                    return ProofOutcome.Differs($"the compiled loops against the body, after step {step + 1}: {difference}");
            }
        }
        catch (ReplayException e)
        {
            return ProofOutcome.Differs(e.Message);
        }
        return ProofOutcome.Holds($"the body, run for each of {table.Length} weights: the same bits");
    }
}
