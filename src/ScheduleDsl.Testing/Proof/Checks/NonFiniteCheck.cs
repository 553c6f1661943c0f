using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>One gradient that is not finite reaches as far as the rule's collectives, and no further.</summary>
internal static class NonFiniteCheck
{
    private enum Reach { Nothing, Weight, Tensor, Run }

    private const int Sound = 2;
    private const int Place = 3;

    public static ProofOutcome Run(Subject subject)
    {
        List<string> seen = [];
        foreach (float bad in (float[])[float.NaN, float.PositiveInfinity])
        {
            string name = float.IsNaN(bad) ? "NaN" : "infinity";
            (Reach reach, Reach bound, bool isApplied) = Spread(subject, bad);
            if (!isApplied && reach != Reach.Nothing)
                return ProofOutcome.Differs($"{name} in one gradient: the step was skipped, but weights changed");
            if (reach > bound)
                return ProofOutcome.Differs($"{name} in one gradient reaches {Words(reach)}, although the rule's collectives reach {Words(bound)} only");
            seen.Add($"{name} {(isApplied ? "reaches " + Words(reach) : "skips the step")}");
        }
        return ProofOutcome.Holds($"one gradient that is not finite: {string.Join(", ", seen)}");
    }

    private static (Reach Reach, Reach Bound, bool IsApplied) Spread(Subject subject, float bad)
    {
        Workload work = subject.Few;
        RunOptions options = new() { Seed = subject.Seed };
        using ParameterTable table = work.Table<float>(), sound = work.Table<float>();
        using OptimizerRun run = work.Run(table, subject.Settings, options), reference = work.Run(sound, subject.Settings, options);
        for (int step = 0; step < Sound; step++)
        {
            Step(table, run, step);
            Step(sound, reference, step);
        }

        string poisoned = table.First(p => p.Length > Place).Name;
        Dictionary<string, float[]> before = table.ToDictionary(p => p.Name, p => p.Values.ToArray());
        work.Prepare<float>(table, run, Sound);
        table[poisoned].Gradients[Place] = bad;
        bool isApplied = run.Step().Applied;
        Reach bound = Bound(table, run);
        if (!isApplied)
            return (Differences(table, before, poisoned), bound, false);

        // What states keep of it shows in the steps that follow.
        for (int step = Sound; step < 2 * Sound; step++)
        {
            Step(sound, reference, step);
            if (step > Sound)
                Step(table, run, step);
        }
        return (Differences(table, sound.ToDictionary(p => p.Name, p => p.Values.ToArray()), poisoned), bound, true);

        void Step(ParameterTable of, OptimizerRun by, int step)
        {
            work.Prepare<float>(of, by, step);
            by.Step();
        }
    }

    private static Reach Differences(ParameterTable table, IReadOnlyDictionary<string, float[]> expected, string poisoned)
    {
        Reach reach = Reach.Nothing;
        foreach (Parameter parameter in table)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                Reach here = parameter.Name != poisoned ? Reach.Run : i != Place ? Reach.Tensor : Reach.Weight;
                if (here > reach && !SameBits.Of(parameter.Values[i], expected[parameter.Name][i]))
                    reach = here;
            }
        }
        return reach;
    }

    // How far what the step waits for reaches.
    private static Reach Bound(ParameterTable table, OptimizerRun run)
    {
        PlanStep[] steps = [.. table.SelectMany(p => run.LastPlan(p.Name).Steps)];
        if (steps.Any(s => s is UniformStep { Barrier: >= CollectiveScope.Group }))
            return Reach.Run;
        return steps.Any(s => s is UniformStep or SelectStep or MatrixStep or LoopStep { Space: not StateSpace.Element } or LoopStep { Span: not LoopSpan.None }) ? Reach.Tensor : Reach.Weight;
    }

    private static string Words(Reach reach) => reach switch
    {
        Reach.Nothing => "no weight",
        Reach.Weight => "its own weight",
        Reach.Tensor => "its tensor",
        _ => "other tensors",
    };
}
