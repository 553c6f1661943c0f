using System;
using System.IO;
using System.Runtime.InteropServices;
using ScheduleDsl.Tests.Runtime.Fakes;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>A small run whose gradients depend on weights and step, so that every slip shows.</summary>
internal sealed class Training : IDisposable
{
    public static readonly Ramp Rate = new() { From = 0.25, Slope = 0.01 };

    public Training(RunOptions? options = null, MomentumSettings? settings = null, ElementType type = ElementType.Float32)
    {
        Table = ParameterTable.CreateArena(type, ("a", [2, 5]), ("b", [3]));
        Run = OptimizerRun.Create(Table, settings ?? new MomentumSettings { LearningRate = Rate }, options);
    }

    public ParameterTable Table { get; }

    public OptimizerRun Run { get; }

    public void Steps(int count)
    {
        for (int step = 0; step < count; step++)
        {
            foreach (Parameter parameter in Table)
            {
                for (int i = 0; i < parameter.Length; i++)
                    parameter.Gradients[i] = parameter.Values[i] * 0.7f + 0.1f * i - 0.01f * Run.Steps;
            }

            Run.Step();
        }
    }

    /// <summary>Every bit of weights and states.</summary>
    public byte[] Bits()
    {
        using MemoryStream bits = new();
        foreach (Parameter parameter in Table)
        {
            if (Table.ElementType == ElementType.Float64)
            {
                bits.Write(MemoryMarshal.AsBytes(parameter.ValuesAs<double>()));
                continue;
            }

            bits.Write(MemoryMarshal.AsBytes(parameter.Values));
            if (Run.HasState(parameter.Name, "momentum"))
                bits.Write(MemoryMarshal.AsBytes(Run.State(parameter.Name, "momentum")));
        }

        return bits.ToArray();
    }

    public void Dispose()
    {
        Run.Dispose();
        Table.Dispose();
    }
}
