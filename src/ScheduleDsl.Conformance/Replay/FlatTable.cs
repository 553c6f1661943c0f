using System;
using System.Linq;
using System.Numerics;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A file's tensors, whose numbers it gives one after another.</summary>
/// <typeparam name="T">The type to replay in.</typeparam>
internal sealed class FlatTable<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public FlatTable(GoldenFile file, string[]? names = null)
    {
        int[][] shapes = file.Shapes();
        if (names is not null && names.Length != shapes.Length)
            throw file.Wrong($"there are {shapes.Length} shapes and {names.Length} names");
        Table = ParameterTable.CreateArena(
            typeof(T) == typeof(float) ? ElementType.Float32 : ElementType.Float64,
            shapes.Select((shape, i) => (names?[i] ?? $"tensor{i}", shape)).ToArray());
        // What becomes of gradients is recorded without weights.
        double[] initial = file.Has("initial") ? file.Vector("initial") : new double[Table.Length];
        if (initial.Length != Table.Length)
            throw file.Wrong($"the shapes have {Table.Length} elements, initial has {initial.Length}");
        int next = 0;
        foreach (Parameter parameter in Table)
        {
            foreach (ref T value in parameter.ValuesAs<T>())
                value = T.CreateTruncating(initial[next++]);
        }
    }

    public ParameterTable Table { get; }

    public double[] Weights() => [.. Table.SelectMany(parameter => parameter.ValuesAs<T>().ToArray()).Select(double.CreateChecked)];

    public double[] Gradients() => [.. Table.SelectMany(parameter => parameter.GradientsAs<T>().ToArray()).Select(double.CreateChecked)];

    public void SetGradients(Func<double, int, double> gradient)
    {
        int next = 0;
        foreach (Parameter parameter in Table)
        {
            Span<T> weights = parameter.ValuesAs<T>();
            Span<T> gradients = parameter.GradientsAs<T>();
            for (int i = 0; i < weights.Length; i++)
                gradients[i] = T.CreateTruncating(gradient(double.CreateChecked(weights[i]), next++));
        }
    }

    /// <summary>Sets an input of all tensors, of this table or of one with the same tensors.</summary>
    public static void SetInput(ParameterTable table, string input, double[] values)
    {
        int start = 0;
        foreach (Parameter parameter in table)
        {
            double[] part = values[start..(start += (int)parameter.Length)];
            if (typeof(T) == typeof(float))
                table.SetInput(parameter.Name, input, Array.ConvertAll(part, value => (float)value));
            else
                table.SetInput(parameter.Name, input, part);
        }
    }

    public void Dispose() => Table.Dispose();
}
