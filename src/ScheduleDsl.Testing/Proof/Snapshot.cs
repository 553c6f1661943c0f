using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>Weights and states after a step, by name. Floats are held in doubles, which have every one of them.</summary>
internal sealed record Snapshot(IReadOnlyList<(string Name, double[] Values)> Numbers)
{
    public static Snapshot Of<T>(ParameterTable table, OptimizerRun run, CompiledRule rule)
        where T : unmanaged, INumber<T> => new(
        [
            .. table.Select(p => (p.Name, Widen<T>(p.ValuesAs<T>()))),
            .. from p in table from s in rule.States where p.Length > 0 && run.HasState(p.Name, s.Name) select ($"{s.Name} of {p.Name}", State<T>(run, p.Name, s)),
        ]);

    /// <summary>The weights and those states of a replay that a run has too.</summary>
    public static Snapshot Of(ParameterTable table, RuleReplay replay, OptimizerRun run, CompiledRule rule) => new(
        [
            .. table.Select(p => (p.Name, Widen(replay.Values(p.Name)))),
            .. from p in table from s in rule.States where p.Length > 0 && run.HasState(p.Name, s.Name) select ($"{s.Name} of {p.Name}", replay.State(p.Name, s.Name)),
        ]);

    /// <summary>What is kept in less than float, as floats.</summary>
    public static Snapshot Stored(ParameterTable table, OptimizerRun run, CompiledRule rule) => new(
        [
            .. table.Select(p => (p.Name, Widen<float>(NarrowNumbers.Weights(p)))),
            .. from p in table from s in rule.States where p.Length > 0 && run.HasState(p.Name, s.Name) select ($"{s.Name} of {p.Name}", Stored(run, p.Name, s)),
        ]);

    /// <summary>The first number that differs, or null.</summary>
    public string? Difference(Snapshot expected)
    {
        if (!Numbers.Select(n => n.Name).SequenceEqual(expected.Numbers.Select(n => n.Name)))
            return $"there are {string.Join(", ", Numbers.Select(n => n.Name))}, and not {string.Join(", ", expected.Numbers.Select(n => n.Name))}";
        foreach (((string name, double[] actual), (_, double[] other)) in Numbers.Zip(expected.Numbers))
        {
            if (actual.Length != other.Length)
                return $"{name} has {actual.Length} numbers, not {other.Length}";
            int at = actual.Zip(other).TakeWhile(pair => SameBits.Of(pair.First, pair.Second)).Count();
            if (at < actual.Length)
                return FormattableString.Invariant($"{name}, number {at}, is {actual[at]:R}, not {other[at]:R}");
        }
        return null;
    }

    private static double[] State<T>(OptimizerRun run, string parameter, StateInfo state)
        where T : unmanaged, INumber<T> =>
        state.Space is StateSpace.Tensor or StateSpace.Global ? [run.ScalarState(parameter, state.Name)] : Widen(run.StateAs<T>(parameter, state.Name));

    private static double[] Stored(OptimizerRun run, string parameter, StateInfo state) =>
        state.Space is StateSpace.Tensor or StateSpace.Global ? [run.ScalarState(parameter, state.Name)] : Widen<float>(run.StateValues(parameter, state.Name));

    private static double[] Widen<T>(ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = double.CreateChecked(values[i]);
        return wide;
    }
}
