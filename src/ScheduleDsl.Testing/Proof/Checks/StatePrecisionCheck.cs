using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>
/// States of each weight that are kept in less than float. Rounded to bfloat16 or float16, a rule of one loop has the body's bits; codes of
/// 8 bits are near what they stand for. Of any rule, all targets agree and runs resume.
/// </summary>
internal static class StatePrecisionCheck
{
    private const int Steps = 3;
    private const int SmallestPiece = 1024;
    private const int Block = 256;

    // Codes are 0.0141 of the block's largest magnitude apart at most.
    private const double FarthestCode = 0.0071;

    public static ProofOutcome Run(Subject subject)
    {
        if (!subject.Rule.States.Any(s => s.Space == StateSpace.Element))
            return ProofOutcome.LeftOut("the rule keeps nothing for each weight");
        List<string> held = [];
        foreach (StatePrecision precision in (StatePrecision[])[StatePrecision.BFloat16, StatePrecision.Float16, StatePrecision.Block8Signed])
        {
            List<Snapshot> scalar = Compiled(subject, precision, Arm.Scalar, threads: 1);
            if ((Targets(subject, precision, scalar) ?? Resumed(subject, precision, scalar[^1])) is { } difference)
                return ProofOutcome.Differs($"states of {precision}: {difference}");
            (string? wrong, string compared) = precision == StatePrecision.Block8Signed ? Near(subject, scalar[0]) : Rounded(subject, precision);
            if (wrong is not null)
                return ProofOutcome.Differs($"states of {precision}: {wrong}");
            held.Add($"{precision}{compared}");
        }
        return ProofOutcome.Holds($"every target alike, and runs resume, with states of {string.Join(", ", held)}");
    }

    private static string? Targets(Subject subject, StatePrecision precision, List<Snapshot> scalar)
    {
        foreach (Arm arm in (Arm[])[Arm.Vector128, Arm.Vector256, Arm.Vector512])
        {
            List<Snapshot> other = Compiled(subject, precision, arm, threads: 3);
            int step = Enumerable.Range(0, Steps).FirstOrDefault(s => other[s].Difference(scalar[s]) is not null, -1);
            if (step >= 0)
                return $"{arm} with 3 threads against the scalar loop, after step {step + 1}: {other[step].Difference(scalar[step])}";
        }
        return null;
    }

    private static List<Snapshot> Compiled(Subject subject, StatePrecision precision, Arm arm, int threads)
    {
        Workload work = subject.Tiled;
        using ParameterTable table = work.Table<float>();
        using OptimizerRun run = work.Run(table, subject.Settings, Options(subject, precision) with { Arm = arm, Threads = threads, ChunkElements = SmallestPiece });
        return [.. Enumerable.Range(0, Steps).Select(step => Step(subject, work, table, run, step))];
    }

    private static string? Resumed(Subject subject, StatePrecision precision, Snapshot unbroken)
    {
        Workload work = subject.Tiled;
        string path = Path.Combine(Path.GetTempPath(), $"scheduledsl-proof-{Guid.NewGuid():N}.safetensors");
        try
        {
            using ParameterTable table = work.Table<float>(), other = work.Table<float>();
            using OptimizerRun run = work.Run(table, subject.Settings, Options(subject, precision)), resumed = work.Run(other, subject.Settings, Options(subject, precision));
            for (int step = 0; step < Steps - 1; step++)
                Step(subject, work, table, run, step);
            run.Save(path, new SaveOptions { IncludeParameters = true });
            resumed.Load(path);
            return Step(subject, work, other, resumed, Steps - 1).Difference(unbroken) is { } difference ? $"saved after {Steps - 1} steps, after one more: {difference}" : null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Only where one loop reads and writes a state does no other see it as it is stored.
    private static (string? Wrong, string Compared) Rounded(Subject subject, StatePrecision precision)
    {
        Workload work = subject.Tiled;
        ElementType type = precision == StatePrecision.BFloat16 ? ElementType.BFloat16 : ElementType.Float16;
        using ParameterTable table = work.Table<float>(), replayed = work.Table<float>(), exact = work.Table<float>();
        using OptimizerRun run = work.Run(table, subject.Settings, Options(subject, precision)), floats = work.Run(exact, subject.Settings);
        RuleReplay replay = RuleReplay.Of(replayed, subject.Settings, Options(subject, precision));
        if (Snapshot.Stored(table, run, subject.Rule).Difference(Snapshot.Stored(exact, floats, subject.Rule)) is not null)
            return (null, " (which begin with numbers that it rounds)");
        for (int step = 0; step < Steps; step++)
        {
            work.Prepare(table, run, replayed, replay, step);
            replay.StepAs(run.Steps);
            run.Step();
            if (!IsOneLoop(table, run))
                return (null, "");
            replay.Round(x => x, x => NarrowNumbers.Round(type, x));
            if (Snapshot.Stored(table, run, subject.Rule).Difference(Snapshot.Of(replayed, replay, run, subject.Rule)) is { } difference)
                return ($"against the body, rounded, after step {step + 1}: {difference}", "");
            if (EvaluationCheck.Difference(run, table, replay.EvaluationWeights) is { } evaluation)
                return ($"evaluation after step {step + 1}: {evaluation}", "");
        }
        return (null, " (the body's, rounded)");
    }

    private static (string? Wrong, string Compared) Near(Subject subject, Snapshot codes)
    {
        Workload work = subject.Tiled;
        using ParameterTable table = work.Table<float>();
        using OptimizerRun run = work.Run(table, subject.Settings, new RunOptions { Seed = subject.Seed });
        Snapshot floats = Step(subject, work, table, run, 0);
        if (!IsOneLoop(table, run))
            return (null, "");
        HashSet<string> coded = [.. subject.Rule.States.Where(s => s.Space == StateSpace.Element).Select(s => s.Name)];
        foreach (((string name, double[] expected), (_, double[] actual)) in floats.Numbers.Zip(codes.Numbers).Where(n => coded.Contains(n.First.Name.Split(" of ")[0])))
        {
            for (int i = 0; i < expected.Length; i++)
            {
                double largest = expected.Skip(i / Block * Block).Take(Block).Max(Math.Abs);
                if (double.IsFinite(largest) && Math.Abs(actual[i] - expected[i]) > FarthestCode * largest)
                    return (FormattableString.Invariant($"after step 1, {name}, number {i}, is {actual[i]:R}, and {expected[i]:R} in float, in a block up to {largest:R}"), "");
            }
        }
        return (null, " (within 0.0071 of a block's largest)");
    }

    private static bool IsOneLoop(ParameterTable table, OptimizerRun run) => table.All(p => p.Length == 0 || run.LastPlan(p.Name).Steps is [LoopStep]);

    private static RunOptions Options(Subject subject, StatePrecision precision) => new() { Seed = subject.Seed, StatePrecision = precision };

    private static Snapshot Step(Subject subject, Workload work, ParameterTable table, OptimizerRun run, int step)
    {
        work.Prepare<float>(table, run, step);
        run.Step();
        return Snapshot.Stored(table, run, subject.Rule);
    }
}
