using System;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>Weights and gradients of bfloat16 and float16: the body computes in float, and what it gives is rounded to the nearest.</summary>
internal static class WeightPrecisionCheck
{
    private const int Steps = 3;

    public static ProofOutcome Run(Subject subject)
    {
        foreach (ElementType type in (ElementType[])[ElementType.BFloat16, ElementType.Float16])
        {
            if (Difference(subject, type) is { } difference)
                return ProofOutcome.Differs($"weights and gradients of {type} against the body, rounded, {difference}");
        }
        return ProofOutcome.Holds($"weights and gradients of bfloat16 and of float16{(subject.Rule.Evaluation is null ? "" : ", weights for evaluation too")}: the body's numbers, rounded to the nearest");
    }

    private static string? Difference(Subject subject, ElementType type)
    {
        Workload work = subject.Tiled;
        RunOptions options = new() { Seed = subject.Seed };
        using ParameterTable replayed = work.Table<float>();
        foreach (Parameter parameter in replayed)
            NarrowNumbers.Round(type, parameter.Values);
        using ParameterTable table = NarrowNumbers.Copy(replayed, type);
        using OptimizerRun run = work.Run(table, subject.Settings, options);
        RuleReplay replay = RuleReplay.Of(replayed, subject.Settings, options);
        for (int step = 0; step < Steps; step++)
        {
            work.Prepare(table, run, replayed, replay, step);
            replay.StepAs(run.Steps);
            run.Step();
            replay.Round(x => NarrowNumbers.Round(type, x), null);
            if (Snapshot.Stored(table, run, subject.Rule).Difference(Snapshot.Of(replayed, replay, run, subject.Rule)) is { } difference)
                return $"after step {step + 1}: {difference}";
            if (EvaluationCheck.Difference(run, table, p => [.. replay.EvaluationWeights(p).Select(x => NarrowNumbers.Round(type, x))]) is { } evaluation)
                return $"evaluation after step {step + 1}: {evaluation}";
        }
        return null;
    }
}
