using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime.Plans;

/// <summary>Plans of several loops against straightforward code, bit for bit, however the work is cut and whoever does it.</summary>
public sealed class PlanRunTests
{
    public static TheoryData<int, int, bool> Cuts => new() { { 1, 65536, true }, { 1, 1024, false }, { 2, 4096, true }, { 3, 1024, true }, { 3, 65536, false } };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void NormOfATensor_ScalesTheUpdate(int threads, int chunk, bool arena) => Compare(PlanRules.TensorNorm(), Options(threads, chunk), arena, (tensors, _) =>
    {
        foreach (Reference t in tensors)
        {
            float[] s = [.. t.G.Select(g => 2 * g)];
            float scale = (float)(0.1 / (1 + Math.Sqrt(Sum(s, x => (double)x * x))));
            for (int i = 0; i < s.Length; i++)
                t.P[i] -= scale * s[i];
        }
    });

    [Theory]
    [MemberData(nameof(Cuts))]
    public void NormOverTheRun_IsOneForAllGroups(int threads, int chunk, bool arena)
    {
        double average = 0;
        RunOptions options = Options(threads, chunk) with { Groups = [new() { Name = "vectors", MaxRank = 1, Overrides = { ["Limit"] = 0.25 } }] };
        Compare(PlanRules.GlobalNorm(), options, arena, (tensors, _) =>
        {
            double sum = 0;
            foreach (Reference t in tensors)
                sum += Sum([.. t.P.Zip(t.G, (p, g) => p + g)], x => (double)x * x);
            average = 0.5 * average + 0.5 * Math.Sqrt(sum);
            foreach (Reference t in tensors)
            {
                float scale = (float)(0.1 * Math.Min(1, (t.Shape.Length <= 1 ? 0.25 : 1) / average));
                for (int i = 0; i < t.P.Length; i++)
                    t.P[i] -= scale * (t.P[i] + t.G[i]);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void RowsMatricesAndGroups_FollowOneAnother(int threads, int chunk, bool arena)
    {
        RunOptions options = Options(threads, chunk) with { Groups = [new() { Name = "odd", Predicate = p => p.Name is "a" or "c" or "g" }] };
        Compare(PlanRules.Matrices(), options, arena, (tensors, _) =>
        {
            foreach (Reference t in tensors)
            {
                (int rows, int columns, int matrices) = t.LastTwoAxes;
                for (int row = 0; row < rows * matrices && t.P.Length > 0; row++)
                {
                    float mean = t.G.Skip(row * columns).Take(columns).Aggregate((a, b) => a + b) / columns;
                    for (int i = row * columns; i < (row + 1) * columns; i++)
                        t.P[i] -= 0.1f * (t.G[i] - mean);
                }

                for (int m = 0; m < matrices; m++)
                {
                    Span<float> matrix = t.P.AsSpan(m * rows * columns, rows * columns);
                    float scale = (float)(1 / (1 + Math.Sqrt(Sum(matrix, x => (double)x * x))));
                    foreach (ref float p in matrix)
                        p *= scale;
                }
            }

            foreach (IGrouping<bool, Reference> group in tensors.GroupBy(t => t.Name is "a" or "c" or "g"))
            {
                double sum = 0;
                foreach (Reference t in group)
                    sum += Sum(t.P, x => x);
                float scale = (float)(1 / (1 + (double)group.SelectMany(t => t.P).Max() + 0.001 * sum));
                foreach (Reference t in group)
                {
                    foreach (ref float p in t.P.AsSpan())
                        p *= scale;
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void ColumnSums_AreAddedBySixtyFourRows(int threads, int chunk, bool arena) =>
        Compare(PlanRules.Columns(MatrixView.FirstAxis), Options(threads, chunk), arena, Columns(t => (t.Shape[0], t.Shape.Length == 0 ? 1 : t.P.Length / Math.Max(1, t.Shape[0]), 1)));

    [Theory]
    [MemberData(nameof(Cuts))]
    public void ColumnSumsOfEachMatrix_AreAddedBySixtyFourRows(int threads, int chunk, bool arena) =>
        Compare(PlanRules.Columns(MatrixView.LastTwoAxes), Options(threads, chunk), arena, Columns(t => t.LastTwoAxes));

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Blocks_RunOverTheWholeTensor(int threads, int chunk, bool arena)
    {
        Dictionary<string, float[]> states = [];
        Compare(PlanRules.Blocks(), Options(threads, chunk), arena, (tensors, _) =>
        {
            foreach (Reference t in tensors)
            {
                float[] v = states.TryGetValue(t.Name, out float[]? known) ? known : states[t.Name] = [.. Enumerable.Repeat(0.5f, (t.P.Length + 47) / 48)];
                for (int b = 0; b < v.Length; b++)
                {
                    float sum = 0;
                    foreach (float g in t.G.Skip(b * 48).Take(48))
                        sum += g * g;
                    v[b] = 0.5f * v[b] + 0.5f * sum;
                }

                for (int i = 0; i < t.P.Length; i++)
                    t.P[i] -= 0.1f * t.G[i] / (1 + MathF.Sqrt(v[i / 48]));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Shapes_DecideOnVariantsAndStates(int threads, int chunk, bool arena)
    {
        Dictionary<(string, int), float> states = [];
        using PlanTraining training = Compare(PlanRules.ByShape(), Options(threads, chunk), arena, (tensors, _) =>
        {
            foreach (Reference t in tensors)
            {
                int columns = t.Shape.Length >= 2 ? t.P.Length / Math.Max(1, t.Shape[0]) : 1;
                for (int row = 0; columns > 0 && row < t.P.Length / columns; row++)
                {
                    float sum = t.Shape.Length >= 2 ? 0 : t.G[row];
                    for (int c = 0; t.Shape.Length >= 2 && c < columns; c++)
                        sum += t.G[row * columns + c];
                    states[(t.Name, row)] = 0.9f * states.GetValueOrDefault((t.Name, row), 2) + sum;
                    for (int c = 0; c < columns; c++)
                        t.P[row * columns + c] -= 0.1f * states[(t.Name, row)];
                }
            }
        });
        Assert.True(training.Run.HasState("b", "rows"));
        Assert.False(training.Run.HasState("b", "all"));
        Assert.Equal(130, training.Run.State("b", "rows").Length);
        Assert.Equal(9000, training.Run.State("h", "all").Length);
        Assert.Equal(5, training.Run.ScalarState("b", "count"));
        Assert.Contains("keeps no all for b", Assert.Throws<InvalidOperationException>(() => training.Run.State("b", "all").Length).Message);
    }

    private static Action<Reference[], int> Columns(Func<Reference, (int Rows, int Columns, int Matrices)> view)
    {
        Dictionary<(string, int), float> states = [];
        return (tensors, _) =>
        {
            foreach (Reference t in tensors.Where(t => t.P.Length > 0))
            {
                (int rows, int columns, int matrices) = t.Shape.Length <= 1 ? (1, t.P.Length, 1) : view(t);
                for (int m = 0; m < matrices; m++)
                {
                    for (int c = 0; c < columns; c++)
                    {
                        double sum = 0;
                        float most = 0;
                        for (int first = 0; first < rows; first += 64)
                        {
                            float part = 0;
                            for (int r = first; r < Math.Min(rows, first + 64); r++)
                                (part, most) = (part + t.G[(m * rows + r) * columns + c] * t.G[(m * rows + r) * columns + c], Math.Max(most, Math.Abs(t.G[(m * rows + r) * columns + c])));
                            sum += part;
                        }

                        float v = states[(t.Name, m * columns + c)] = 0.9f * states.GetValueOrDefault((t.Name, m * columns + c)) + 0.1f * (float)sum;
                        for (int r = 0; r < rows; r++)
                            t.P[(m * rows + r) * columns + c] -= 0.1f * t.G[(m * rows + r) * columns + c] / (MathF.Sqrt(v) + most + 0.001f);
                    }
                }
            }
        };
    }

    private static PlanTraining Compare(PlanRule rule, RunOptions options, bool arena, Action<Reference[], int> reference)
    {
        PlanTraining training = new(rule, options, arena: arena);
        for (int step = 0; step < 3; step++)
        {
            training.SetGradients(step);
            Reference[] expected = [.. training.Table.Select(p => new Reference(p.Name, [.. p.Shape], p.Values.ToArray(), p.Gradients.ToArray()))];
            reference(expected, step);
            Assert.True(training.Run.Step().Applied);
            foreach (Reference tensor in expected)
                Assert.True(tensor.P.AsSpan().SequenceEqual(training.Table[tensor.Name].Values), Difference(tensor, training.Table[tensor.Name], step));
        }

        return training;
    }

    private static string Difference(Reference expected, Parameter actual, int step)
    {
        int at = expected.P.AsSpan().CommonPrefixLength(actual.Values);
        return at == expected.P.Length ? "" : $"step {step}, {expected.Name}[{at}]: {actual.Values[at]:R} instead of {expected.P[at]:R}";
    }

    private static RunOptions Options(int threads, int chunk) => new() { Threads = threads, ChunkElements = chunk };

    private static double Sum(ReadOnlySpan<float> values, Func<float, double> term)
    {
        double total = 0;
        for (int start = 0; start < values.Length; start += 1024)
        {
            double sum = 0;
            foreach (float value in values[start..Math.Min(start + 1024, values.Length)])
                sum += term(value);
            total += sum;
        }

        return total;
    }

    private sealed record Reference(string Name, int[] Shape, float[] P, float[] G)
    {
        public (int Rows, int Columns, int Matrices) LastTwoAxes =>
            Shape.Length <= 1 ? (1, P.Length, 1) : (Shape[^2], Shape[^1], Shape[..^2].Aggregate(1, (a, b) => a * b));
    }
}
