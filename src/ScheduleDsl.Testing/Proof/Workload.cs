using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>Tensors, and what each step hands to the rule: gradients and inputs follow from seed, step and name alone.</summary>
internal sealed class Workload(CompiledRule rule, int seed, IReadOnlyList<int[]> shapes)
{
    public IReadOnlyList<string> Scalars { get; } = [.. rule.Inputs.Where(i => i is { IsScalar: true, IsOptional: false }).Select(i => i.Name)];

    private readonly string[] inputs = [.. rule.Inputs.Where(i => !i.IsScalar).Select(i => i.Name)];

    /// <summary>A table with weights, in one arena or in arrays of its own that start on no vector's boundary.</summary>
    public ParameterTable Table<T>(bool isArena = true)
        where T : unmanaged, INumber<T>
    {
        ElementType type = typeof(T) == typeof(float) ? ElementType.Float32 : ElementType.Float64;
        (string Name, int[] Shape)[] tensors = [.. shapes.Select((s, i) => ($"w{i}[{string.Join(',', s)}]", s))];
        ParameterTable table = isArena ? ParameterTable.CreateArena(type, tensors) : Scattered<T>(type, tensors);
        foreach (Parameter parameter in table)
        {
            Fill(parameter.ValuesAs<T>(), "weights", parameter.Name, 0);
            foreach (string input in inputs)
                SetInput(table, parameter.Name, input, new T[parameter.Length]);
        }
        return table;
    }

    /// <summary>Starts a run; what the rule writes beside the weights goes to tables that nobody reads.</summary>
    public OptimizerRun Run(ParameterTable table, OptimizerSettings settings, RunOptions? options = null) => OptimizerRun.Create(table, settings, (options ?? new()) with
    {
        Outputs = rule.Outputs.ToDictionary(output => output, _ => ParameterTable.CreateArena(table.ElementType, [.. table.Select(p => (p.Name, p.Shape.ToArray()))])),
    });

    /// <summary>Gradients and inputs of a step, counted from 0.</summary>
    public void Prepare<T>(ParameterTable table, OptimizerRun run, int step)
        where T : unmanaged, INumber<T>
    {
        foreach (Parameter parameter in table)
        {
            Fill(parameter.GradientsAs<T>(), "gradients", parameter.Name, step);
            foreach (string input in inputs)
                SetInput(table, parameter.Name, input, Input<T>(parameter, input, step));
        }
        foreach (string scalar in Scalars)
            run.SetInput(scalar, Scalar(scalar, step));
    }

    /// <summary>The same for a replay, whose table holds the gradients.</summary>
    public void Prepare(ParameterTable table, RuleReplay replay, int step)
    {
        foreach (Parameter parameter in table)
        {
            Fill(parameter.GradientsAs<float>(), "gradients", parameter.Name, step);
            foreach (string input in inputs)
                replay.SetInput(parameter.Name, input, Input<float>(parameter, input, step));
        }
        foreach (string scalar in Scalars)
            replay.SetInput(scalar, Scalar(scalar, step));
    }

    /// <summary>The same numbers, rounded to what a table holds, for a run over it and for a replay over floats.</summary>
    public void Prepare(ParameterTable table, OptimizerRun run, ParameterTable replayed, RuleReplay replay, int step)
    {
        foreach (Parameter parameter in replayed)
        {
            Fill(parameter.Gradients, "gradients", parameter.Name, step);
            NarrowNumbers.Round(table.GradientType, parameter.Gradients);
            NarrowNumbers.SetGradients(table[parameter.Name], parameter.Gradients);
            foreach (string input in inputs)
            {
                float[] numbers = Input<float>(parameter, input, step);
                NarrowNumbers.Round(table.GradientType, numbers);
                replay.SetInput(parameter.Name, input, numbers);
                NarrowNumbers.SetInput(table, parameter.Name, input, numbers);
            }
        }
        foreach (string scalar in Scalars)
        {
            run.SetInput(scalar, Scalar(scalar, step));
            replay.SetInput(scalar, Scalar(scalar, step));
        }
    }

    // Such as a loss: positive, of the order of 1.
    private double Scalar(string name, int step) => 0.5 + Source(name, "", step).NextDouble();

    private T[] Input<T>(Parameter parameter, string input, int step)
        where T : unmanaged, INumber<T>
    {
        T[] numbers = new T[parameter.Length];
        Fill<T>(numbers, input, parameter.Name, step);
        return numbers;
    }

    // Mostly of the order of 1, with zeros of both signs and a few that are much larger and smaller.
    private void Fill<T>(Span<T> numbers, string what, string parameter, int step)
        where T : unmanaged, INumber<T>
    {
        Random random = Source(what, parameter, step);
        foreach (ref T number in numbers)
        {
            float value = random.NextSingle() * 2 - 1;
            number = T.CreateChecked(random.Next(24) switch { 0 => 0f, 1 => -0f, 2 => value * 100, 3 => value * 1e-6f, _ => value });
        }
    }

    private Random Source(string what, string parameter, int step)
    {
        // Not string.GetHashCode, which differs between processes.
        int hash = (what + parameter).Aggregate(seed * 7919 + step, (h, c) => unchecked(h * 31 + c));
        return new Random(hash);
    }

    private static ParameterTable Scattered<T>(ElementType type, (string Name, int[] Shape)[] tensors)
        where T : unmanaged
    {
        ParameterTable table = new(type);
        foreach ((string name, int[] shape) in tensors)
        {
            int length = shape.Aggregate(1, (n, d) => n * d);
            Memory<T> values = new T[length + 1].AsMemory(1);
            Memory<T> gradients = new T[length + 1].AsMemory(1);
            int[] dimensions = shape.Length == 0 ? [1] : shape;
            if (values is Memory<float> floats && gradients is Memory<float> floatGradients)
                table.Add(name, floats, floatGradients, dimensions);
            else if (values is Memory<double> doubles && gradients is Memory<double> doubleGradients)
                table.Add(name, doubles, doubleGradients, dimensions);
        }
        return table;
    }

    private static void SetInput<T>(ParameterTable table, string parameter, string input, T[] numbers)
    {
        if (numbers is float[] floats)
            table.SetInput(parameter, input, floats);
        else if (numbers is double[] doubles)
            table.SetInput(parameter, input, doubles);
    }
}
