using System;

namespace ScheduleDsl.Testing;

/// <summary>Compiled loops have the bits of the rule's own body.</summary>
internal static class BodyCheck
{
    private const int Steps = 4;

    public static ProofOutcome Run(Subject subject) =>
        Run(subject, subject.Small, subject.Settings, table => $"the body, run for each of {table.Length} weights: the same bits");

    /// <summary>The same where a schedule drives the rule, which may be no more than its part of a composed class.</summary>
    public static ProofOutcome RunUnderSchedule(Subject subject) => FollowedSettings.Of(subject) is not var (settings, hyper)
        ? ProofOutcome.LeftOut("no number of the rule has the role of a learning rate, or schedules drive them already")
        : Run(subject, subject.Few, settings, _ => $"{hyper} along a line to 0: the bits of the body at every step");

    private static ProofOutcome Run(Subject subject, Workload work, OptimizerSettings settings, Func<ParameterTable, string> holds)
    {
        RunOptions options = new() { Seed = subject.Seed };
        using ParameterTable table = work.Table<float>();
        using ParameterTable replayed = work.Table<float>();
        using OptimizerRun run = work.Run(table, settings, options);
        RuleReplay replay = RuleReplay.Of(replayed, settings, options);
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
        return ProofOutcome.Holds(holds(table));
    }
}
