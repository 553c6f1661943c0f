using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>The weights that evaluation uses are those of the modifier's own body, and afterwards the run's weights are back.</summary>
internal static class EvaluationCheck
{
    private const int Steps = 4;

    public static ProofOutcome Run(Subject subject)
    {
        if (subject.Rule.Evaluation is null)
            return ProofOutcome.LeftOut("evaluation uses the weights themselves: no modifier of the class says otherwise");
        Workload work = subject.Small;
        RunOptions options = new() { Seed = subject.Seed };
        using ParameterTable table = work.Table<float>(), replayed = work.Table<float>();
        using OptimizerRun run = work.Run(table, subject.Settings, options);
        RuleReplay replay = RuleReplay.Of(replayed, subject.Settings, options);
        int others = 0;
        for (int step = 0; step < Steps; step++)
        {
            work.Prepare<float>(table, run, step);
            work.Prepare(replayed, replay, step);
            replay.StepAs(run.Steps);
            run.Step();
            Dictionary<string, float[]> trained = table.ToDictionary(p => p.Name, p => p.Values.ToArray());
            if (run.Steps == 0)
                continue;
            using (run.EvaluationWeights())
            {
                if (Difference(table, p => replay.EvaluationWeights(p)) is { } difference)
                    return ProofOutcome.Differs($"evaluation against the modifier's body, after step {step + 1}: {difference}");
                others += table.Sum(p => p.Values.ToArray().Zip(trained[p.Name]).Count(pair => !SameBits.Of(pair.First, pair.Second)));
            }
            if (Difference(table, p => trained[p]) is { } changed)
                return ProofOutcome.Differs($"the weights after evaluation and before it, step {step + 1}: {changed}");
        }
        return ProofOutcome.Holds($"weights for evaluation, of which {others} of {Steps * table.Length} are not those of training: the bits of the modifier's body; then the weights are back");
    }

    /// <summary>The first weight for evaluation that is not the expected one; null where all are, or the weights themselves are used.</summary>
    public static string? Difference(OptimizerRun run, ParameterTable table, Func<string, float[]> expected)
    {
        if (!run.HasEvaluationWeights || run.Steps == 0)
            return null;
        using (run.EvaluationWeights())
            return Difference(table, expected);
    }

    private static string? Difference(ParameterTable table, Func<string, float[]> expected)
    {
        foreach (Parameter parameter in table)
        {
            (float[] actual, float[] values) = (NarrowNumbers.Weights(parameter), expected(parameter.Name));
            for (int i = 0; i < values.Length; i++)
            {
                if (!SameBits.Of(actual[i], values[i]))
                    return FormattableString.Invariant($"{parameter.Name}, number {i}, is {actual[i]:R}, not {values[i]:R}");
            }
        }
        return null;
    }
}
