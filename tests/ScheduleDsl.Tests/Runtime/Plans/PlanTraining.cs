using System;
using System.Linq;
using ScheduleDsl.Tests.Runtime.Fakes;

namespace ScheduleDsl.Tests.Runtime.Plans;

/// <summary>A run of a hand-written plan over tensors of many shapes, with gradients that depend on weights and step.</summary>
internal sealed class PlanTraining : IDisposable
{
    /// <summary>Small and large, vectors, matrices of two and three axes, one without weights.</summary>
    public static readonly (string Name, int[] Shape)[] Mixed =
        [("a", [3, 5]), ("b", [130, 257]), ("c", [300, 1100]), ("d", [70]), ("e", [0, 4]), ("f", [4, 6, 10]), ("g", [40, 100, 33]), ("h", [9000])];

    public PlanTraining(PlanRule rule, RunOptions? options = null, (string Name, int[] Shape)[]? tensors = null, bool arena = true)
    {
        tensors ??= Mixed;
        Table = arena ? ParameterTable.CreateArena(ElementType.Float32, tensors) : new ParameterTable();
        if (!arena)
        {
            foreach ((string name, int[] shape) in tensors)
                Table.Add(name, new float[shape.Aggregate(1, (a, b) => a * b)], new float[shape.Aggregate(1, (a, b) => a * b)], shape);
        }

        Random random = new(5);
        foreach (Parameter parameter in Table)
        {
            foreach (ref float value in parameter.Values)
                value = random.NextSingle() - 0.5f;
        }

        Run = OptimizerRun.Create(Table, new PlanSettings(rule), options);
    }

    public ParameterTable Table { get; }

    public OptimizerRun Run { get; }

    public float[][] Weights => [.. Table.Select(parameter => parameter.Values.ToArray())];

    public float[][] Gradients => [.. Table.Select(parameter => parameter.Gradients.ToArray())];

    public void SetGradients(int step)
    {
        foreach (Parameter parameter in Table)
        {
            for (int i = 0; i < parameter.Length; i++)
                parameter.Gradients[i] = 0.3f * parameter.Values[i] + 0.01f * (i % 13 - 6) - 0.02f * step;
        }
    }

    public void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            SetGradients((int)Run.Steps);
            Run.Step();
        }
    }

    public void Dispose()
    {
        Run.Dispose();
        Table.Dispose();
    }
}
