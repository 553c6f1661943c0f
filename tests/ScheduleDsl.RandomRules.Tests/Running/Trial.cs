using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using System.Reflection;
using ScheduleDsl.RandomRules.Tests.Model;
using ScheduleDsl.Testing;

namespace ScheduleDsl.RandomRules.Tests.Running;

/// <summary>Runs one rule in all ways that must agree.</summary>
internal static class Trial
{
    // The last may overwrite gradients, too.
    private static readonly (Arm Arm, int Threads)[] Ways =
        [(Arm.Scalar, 1), (Arm.Vector128, 1), (Arm.Vector256, 1), (Arm.Vector512, 1), (Arm.Vector128, 2), (Arm.Auto, 2)];

    private static readonly ImmutableArray<int> LargeShape = [257, 131];

    /// <summary>What differs, or null.</summary>
    public static string? Run(RuleModel rule, Type type) => Run(type, Settings(rule, type), rule.Work);

    /// <summary>What differs, or null.</summary>
    public static string? Run(Type type, OptimizerSettings settings, Workload work)
    {
        (string, bool)[] inputs = [.. type.GetMethod("Apply")!.GetParameters().Skip(3).Select(p => (p.Name!, p.ParameterType == typeof(Scalar)))];
        Subject rule = new(settings, work, inputs, [.. type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(f => f.IsDefined(typeof(StateAttribute)))]);
        List<Snapshot> expected = Replayed(rule);
        foreach ((Arm arm, int threads) in Ways)
        {
            if (Difference(expected, Compiled<float>(rule, arm, threads, work.Shapes)) is { } wrong)
                return $"{arm} with {threads} threads against the body: {wrong}";
        }
        if (work.IsWide && ArmsAgree<double>(rule, work.Shapes) is { } wide)
            return "in double, " + wide;
        return work.IsLarge && ArmsAgree<float>(rule, [LargeShape, .. work.Shapes]) is { } large ? "with a large tensor, " + large : null;
    }

    private static string? ArmsAgree<T>(Subject rule, IReadOnlyList<ImmutableArray<int>> shapes)
        where T : unmanaged, INumber<T>
    {
        List<Snapshot> expected = Compiled<T>(rule, Arm.Scalar, 1, shapes);
        foreach ((Arm arm, int threads) in Ways.Skip(1))
        {
            if (Difference(expected, Compiled<T>(rule, arm, threads, shapes)) is { } wrong)
                return $"{arm} with {threads} threads against the scalar loop: {wrong}";
        }
        return null;
    }

    private static List<Snapshot> Replayed(Subject rule)
    {
        using ParameterTable table = Table<float>(rule.Work, rule.Work.Shapes, out Random random);
        RuleReplay replay = RuleReplay.Of(table, rule.Settings, new RunOptions { Seed = rule.Work.Seed });
        Inputs<float> inputs = new(rule, table);
        List<Snapshot> steps = [];
        for (int step = 0; step < rule.Work.Steps; step++)
        {
            FillGradients<float>(table, random, rule.Work.HasOddNumbers);
            inputs.Fill(random, replay.SetInput);
            inputs.CopyTo(replay);
            replay.Step();
            steps.Add(new Snapshot(
                [.. table.Select(p => (p.Name, Widen(replay.Values(p.Name))))],
                [.. from p in table from s in rule.States where p.Length > 0 select ($"{p.Name}.{s.Name}", replay.State(p.Name, s.Name))]));
        }
        return steps;
    }

    private static List<Snapshot> Compiled<T>(Subject rule, Arm arm, int threads, IReadOnlyList<ImmutableArray<int>> shapes)
        where T : unmanaged, INumber<T>
    {
        using ParameterTable table = Table<T>(rule.Work, shapes, out Random random);
        using OptimizerRun run = OptimizerRun.Create(table, rule.Settings, new RunOptions { Arm = arm, Threads = threads, Seed = rule.Work.Seed, MayOverwriteGradients = arm == Arm.Auto });
        Inputs<T> inputs = new(rule, table);
        List<Snapshot> steps = [];
        for (int step = 0; step < rule.Work.Steps; step++)
        {
            FillGradients<T>(table, random, rule.Work.HasOddNumbers);
            inputs.Fill(random, run.SetInput);
            run.Step();
            steps.Add(new Snapshot(
                [.. table.Select(p => (p.Name, Widen<T>(p.ValuesAs<T>())))],
                [.. from p in table from s in rule.States where p.Length > 0 && run.HasState(p.Name, s.Name) select ($"{p.Name}.{s.Name}", State<T>(run, p.Name, s))]));
        }
        return steps;
    }

    private static double[] State<T>(OptimizerRun run, string parameter, FieldInfo state)
        where T : unmanaged, INumber<T> =>
        state.FieldType == typeof(Scalar) ? [run.ScalarState(parameter, state.Name)] : Widen(run.StateAs<T>(parameter, state.Name));

    private static ParameterTable Table<T>(Workload work, IReadOnlyList<ImmutableArray<int>> shapes, out Random random)
        where T : unmanaged, INumber<T>
    {
        ElementType type = typeof(T) == typeof(float) ? ElementType.Float32 : ElementType.Float64;
        random = new Random(work.Seed);
        (string Name, int[] Shape)[] tensors = [.. shapes.Select((s, i) => ($"w{i}", s.ToArray()))];
        ParameterTable table = work.IsArena ? ParameterTable.CreateArena(type, tensors) : Scattered<T>(type, tensors);
        foreach (Parameter parameter in table)
            Numbers.Fill(parameter.ValuesAs<T>(), random, work.HasOddNumbers);
        return table;
    }

    private static ParameterTable Scattered<T>(ElementType type, (string Name, int[] Shape)[] tensors)
        where T : unmanaged
    {
        ParameterTable table = new(type);
        foreach ((string name, int[] shape) in tensors)
        {
            int length = shape.Aggregate(1, (n, d) => n * d);
            // One element off, so that a vector seldom starts on its boundary.
            Memory<T> values = new T[length + 1].AsMemory(1);
            Memory<T> gradients = new T[length + 1].AsMemory(1);
            if (values is Memory<float> floats && gradients is Memory<float> floatGradients)
                table.Add(name, floats, floatGradients, shape.Length == 0 ? [1] : shape);
            else if (values is Memory<double> doubles && gradients is Memory<double> doubleGradients)
                table.Add(name, doubles, doubleGradients, shape.Length == 0 ? [1] : shape);
        }
        return table;
    }

    private static void FillGradients<T>(ParameterTable table, Random random, bool hasOdd)
        where T : unmanaged, INumber<T>
    {
        foreach (Parameter parameter in table)
            Numbers.Fill(parameter.GradientsAs<T>(), random, hasOdd);
    }

    /// <summary>Settings with the defaults.</summary>
    public static OptimizerSettings Defaults(Type type) => (OptimizerSettings)Activator.CreateInstance(type.Assembly.GetType(type.FullName + "Settings", throwOnError: true)!)!;

    private static OptimizerSettings Settings(RuleModel rule, Type type)
    {
        OptimizerSettings settings = Defaults(type);
        foreach (HyperModel hyper in rule.Hypers)
        {
            PropertyInfo property = settings.GetType().GetProperty(hyper.Name)!;
            property.SetValue(settings, hyper.Type switch
            {
                "Scalar" => (Slot)hyper.Value,
                "bool" => hyper.Value != 0,
                "int" => (int)hyper.Value,
                _ => Enum.ToObject(property.PropertyType, (int)hyper.Value),
            });
        }
        return settings;
    }

    private static double[] Widen<T>(ReadOnlySpan<T> values)
        where T : INumber<T>
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = double.CreateChecked(values[i]);
        return wide;
    }

    private static string? Difference(List<Snapshot> expected, List<Snapshot> actual)
    {
        for (int step = 0; step < expected.Count; step++)
        {
            Dictionary<string, double[]> states = expected[step].States.ToDictionary(s => s.Name, s => s.Values);
            string? difference = expected[step].Weights.Zip(actual[step].Weights, (e, a) => Difference(e.Name, e.Values, a.Values))
                .Concat(actual[step].States.Select(s => Difference(s.Name, states[s.Name], s.Values)))
                .FirstOrDefault(d => d is not null);
            if (difference is not null)
                return $"after step {step + 1}, {difference}";
        }
        return null;
    }

    private static string? Difference(string name, double[] expected, double[] actual)
    {
        if (expected.Length != actual.Length)
            return $"{name} has {actual.Length} values, not {expected.Length}";
        for (int i = 0; i < expected.Length; i++)
        {
            // Floats in doubles: the same bits where they are equal, signs of zero included. Any NaN is any NaN.
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]) && !(double.IsNaN(expected[i]) && double.IsNaN(actual[i])))
                return FormattableString.Invariant($"{name}[{i}] is {actual[i]:R}, not {expected[i]:R}");
        }
        return null;
    }

    /// <summary>What a rule takes beside parameter and gradient.</summary>
    private sealed class Inputs<T>
        where T : unmanaged, INumber<T>
    {
        private readonly Subject rule;
        private readonly List<(string Parameter, string Input, Memory<T> Values)> ofWeights = [];

        public Inputs(Subject rule, ParameterTable table)
        {
            this.rule = rule;
            foreach ((string name, bool isScalar) in rule.Inputs)
            {
                foreach (Parameter parameter in table.Where(_ => !isScalar))
                {
                    Memory<T> values = new T[parameter.Length];
                    if (values is Memory<float> floats)
                        table.SetInput(parameter.Name, name, floats);
                    else if (values is Memory<double> doubles)
                        table.SetInput(parameter.Name, name, doubles);
                    ofWeights.Add((parameter.Name, name, values));
                }
            }
        }

        public void Fill(Random random, Action<string, double> set)
        {
            foreach ((_, _, Memory<T> values) in ofWeights)
                Numbers.Fill(values.Span, random, rule.Work.HasOddNumbers);
            foreach ((string name, _) in rule.Inputs.Where(i => i.IsScalar))
                set(name, random.NextDouble());
        }

        public void CopyTo(RuleReplay replay)
        {
            foreach ((string parameter, string input, Memory<T> values) in ofWeights)
                replay.SetInput(parameter, input, Array.ConvertAll(values.ToArray(), float.CreateChecked));
        }
    }

    private sealed record Subject(OptimizerSettings Settings, Workload Work, IReadOnlyList<(string Name, bool IsScalar)> Inputs, IReadOnlyList<FieldInfo> States);

    private sealed record Snapshot(IReadOnlyList<(string Name, double[] Values)> Weights, IReadOnlyList<(string Name, double[] Values)> States);
}
