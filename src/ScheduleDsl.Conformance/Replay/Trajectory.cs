using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A recorded run: where the parameters began, every gradient, and where the parameters were after each step.</summary>
/// <typeparam name="T">The type to replay in.</typeparam>
internal sealed class Trajectory<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[][] shapes;
    private readonly double[] initial;
    private readonly double[][] gradients;
    private readonly double[][] parameters;
    private readonly List<(string Input, double[]?[] Rows)> inputs;
    private readonly List<(string Field, string State, double[]?[] Rows)> states;
    private readonly ScalarStates scalars;
    private readonly bool isTransform;
    private readonly IReadOnlyList<string> names;
    private readonly (string Field, double[]?[] Rows)? evaluation;

    /// <param name="file">The recorded run.</param>
    /// <param name="shapes">Of its tensors.</param>
    /// <param name="recorded">What it records beside gradients.</param>
    /// <param name="recordedStates">States by field of <c>per_step</c>.</param>
    /// <param name="recordedScalars">States of tensors and of the run.</param>
    /// <param name="isTransform">It records what gradients became: each step starts from the initial parameters, and they change by that.</param>
    /// <param name="names">Names of the tensors, where they matter.</param>
    /// <param name="recordedEvaluation">The weights for evaluation.</param>
    /// <param name="places">Where the file has each number of the tensors, if they are handed over in another order.</param>
    public Trajectory(
        GoldenFile file,
        int[][] shapes,
        IReadOnlyList<RecordedInput> recorded,
        IReadOnlyDictionary<string, string> recordedStates,
        IReadOnlyList<RecordedScalar> recordedScalars,
        bool isTransform,
        IReadOnlyList<string>? names,
        RecordedEvaluation? recordedEvaluation = null,
        int[]? places = null)
    {
        this.isTransform = isTransform;
        this.shapes = shapes;
        initial = file.Vector("initial");
        this.names = names ?? file.TensorNames ?? [.. shapes.Select((_, i) => $"tensor{i}")];
        if (this.names.Count != shapes.Length)
            throw file.Wrong($"there are {shapes.Length} shapes and {this.names.Count} names");
        (gradients, parameters) = (file.Vectors("gradients"), file.Vectors(isTransform ? "outputs" : "parameters"));
        int length = shapes.Sum(Length);
        if (places is not null)
        {
            initial = Placed(initial, places);
            (gradients, parameters) = ([.. gradients.Select(row => Placed(row, places))], [.. parameters.Select(row => Placed(row, places))]);
        }

        if (initial.Length != length)
            throw file.Wrong($"the shapes have {length} elements, initial has {initial.Length}");
        if (gradients.Length == 0 || gradients.Length != parameters.Length)
            throw file.Wrong($"there are {gradients.Length} gradients and {parameters.Length} results");
        if (Array.Find([.. gradients, .. parameters], row => row.Length != length) is { } row)
            throw file.Wrong($"the shapes have {length} elements, a gradient or result has {row.Length}");
        inputs = [.. recorded.Select(r => (r.Input, r.Of(file, shapes[0], gradients.Length)))];
        if (inputs.SelectMany(i => i.Rows).FirstOrDefault(r => r is not null && r.Length != 1 && r.Length != length) is { } extra)
            throw file.Wrong($"the shapes have {length} elements, an extra input has {extra.Length}");
        states = [.. recordedStates.Select(s => (s.Key, s.Value, file.Steps("per_step", s.Key, gradients.Length)))];
        if (states.SelectMany(s => s.Rows).FirstOrDefault(r => r is not null && r.Length != length) is { } other)
            throw file.Wrong($"the shapes have {length} elements, a recorded state has {other.Length}");
        if (recordedEvaluation is not null)
            evaluation = (recordedEvaluation.Field, recordedEvaluation.Rows(file, gradients.Length, length));
        scalars = new ScalarStates(file, recordedScalars, shapes.Length, gradients.Length);
    }

    /// <summary>States that are set before some steps.</summary>
    public IReadOnlyList<GivenState> Given { get; init; } = [];

    /// <summary>Patterns of the names of layers; none where each tensor is one.</summary>
    public string[] Layers { get; init; } = [];

    public Comparison Replay(OptimizerSettings settings, Func<ParameterTable, RunOptions> options, Tolerance tolerance)
    {
        using ParameterTable table = ParameterTable.CreateArena(
            typeof(T) == typeof(float) ? ElementType.Float32 : ElementType.Float64,
            shapes.Select((shape, i) => (names[i], shape)).ToArray());
        if (Layers.Length > 0)
            table.NumberLayers(Layers);
        using OptimizerRun run = OptimizerRun.Create(table, settings, options(table));

        Scatter(initial, table, parameter => parameter.ValuesAs<T>());
        Comparison worst = Comparison.Exact("at every step");
        for (int step = 0; step < gradients.Length; step++)
        {
            if (isTransform)
                Scatter(initial, table, parameter => parameter.ValuesAs<T>());
            Scatter(gradients[step], table, parameter => parameter.GradientsAs<T>());
            SetInputs(table, run, step);
            foreach (GivenState given in Given.Where(g => g.Step == step + 1))
                Set(run, given);
            run.Step();
            worst = Compare(table, step, tolerance, worst);
            worst = CompareEvaluation(table, run, step, tolerance, worst);
            worst = CompareStates(table, run, step, tolerance, worst);
            worst = scalars.Compare(table, run, step, tolerance, worst);
        }

        return worst;
    }

    private void Set(OptimizerRun run, GivenState given)
    {
        string tensor = given.Tensor ?? names[0];
        if (given.IsScalar)
            run.SetScalarState(tensor, given.State, given.Values[0]);
        else if (typeof(T) == typeof(float))
            run.SetState(tensor, given.State, [.. given.Values.Select(v => (float)v)]);
        else
            run.SetState(tensor, given.State, given.Values);
    }

    private Comparison CompareStates(ParameterTable table, OptimizerRun run, int step, Tolerance tolerance, Comparison worst)
    {
        foreach ((string field, string state, double[]?[] rows) in states)
        {
            int element = 0;
            foreach (Parameter parameter in table)
            {
                foreach (T value in run.StateAs<T>(parameter.Name, state))
                {
                    int at = element++;
                    if (rows[step] is { } row)
                        worst = worst.With(tolerance, double.CreateChecked(value), row[at], () => $"of {field} at step {step + 1}, element {at}");
                }
            }
        }

        return worst;
    }

    private Comparison CompareEvaluation(ParameterTable table, OptimizerRun run, int step, Tolerance tolerance, Comparison worst)
    {
        if (evaluation is not var (field, rows) || rows[step] is not { } row)
            return worst;
        using IDisposable scope = run.EvaluationWeights();
        int element = 0;
        foreach (Parameter parameter in table)
        {
            foreach (T value in parameter.ValuesAs<T>())
            {
                int at = element++;
                worst = worst.With(tolerance, double.CreateChecked(value), row[at], () => $"of {field} at step {step + 1}, element {at}");
            }
        }

        return worst;
    }

    private void SetInputs(ParameterTable table, OptimizerRun run, int step)
    {
        foreach ((string input, double[]?[] rows) in inputs)
        {
            if (rows[step] is not { } row)
                continue;
            if (initial.Length > 1 && rows.All(r => r is null or { Length: 1 }))
            {
                run.SetInput(input, row[0]);
                continue;
            }

            int start = 0;
            foreach (Parameter parameter in table)
            {
                double[] part = row[start..(start += (int)parameter.Length)];
                if (typeof(T) == typeof(float))
                    table.SetInput(parameter.Name, input, Array.ConvertAll(part, value => (float)value));
                else
                    table.SetInput(parameter.Name, input, part);
            }
        }
    }

    private Comparison Compare(ParameterTable table, int step, Tolerance tolerance, Comparison worst)
    {
        int element = 0;
        foreach (Parameter parameter in table)
        {
            foreach (T value in parameter.ValuesAs<T>())
            {
                int at = element++;
                worst = worst.With(tolerance, isTransform ? initial[at] - double.CreateChecked(value) : double.CreateChecked(value), parameters[step][at], () => $"at step {step + 1}, element {at}");
            }
        }

        return worst;
    }

    private delegate Span<T> SpanOf(Parameter parameter);

    private static void Scatter(double[] numbers, ParameterTable table, SpanOf place)
    {
        int next = 0;
        foreach (Parameter parameter in table)
        {
            foreach (ref T value in place(parameter))
                value = T.CreateTruncating(numbers[next++]);
        }
    }

    private static double[] Placed(double[] numbers, int[] places) => Array.TrueForAll(places, place => place < numbers.Length) ? [.. places.Select(place => numbers[place])] : numbers;

    private static int Length(int[] shape) => shape.Aggregate(1, (product, size) => checked(product * size));
}
