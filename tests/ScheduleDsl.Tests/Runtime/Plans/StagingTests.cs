using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime.Plans;

/// <summary>Loops whose operands are drawn, or held in less than a float, against straightforward code, however the work is cut.</summary>
public sealed class StagingTests
{
    public static TheoryData<int, int> Cuts => new() { { 1, 65536 }, { 2, 1024 }, { 3, 4096 } };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Draws_BelongToSeedStepTensorAndWeight(int threads, int chunk)
    {
        foreach (LoopSpan span in (LoopSpan[])[LoopSpan.None, LoopSpan.Rows])
        {
            using PlanTraining training = new(PlanRules.Noise(span), new RunOptions { Threads = threads, ChunkElements = chunk, Seed = 77 });
            for (int step = 1; step <= 2; step++)
            {
                float[][] before = training.Weights;
                training.SetGradients(step);
                training.Run.Step();
                foreach ((Parameter parameter, int t) in training.Table.Select((p, t) => (p, t)))
                {
                    DrawStream stream = new(77, step, t, 3);
                    for (int i = 0; i < parameter.Length; i += 1 + i % 7)
                        Assert.Equal(before[t][i] - 0.1f * (parameter.Gradients[i] + RandomValue.Of(DrawKind.Normal, stream, i)), parameter.Values[i]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void LowPrecision_IsWidenedBeforeAndNarrowedAfter(int threads, int chunk)
    {
        (string, int[])[] tensors = [("a", [70, 130]), ("b", [33]), ("c", [300, 1100])];
        using ParameterTable table = ParameterTable.CreateArena(ElementType.BFloat16, ElementType.Float16, tensors);
        Random random = new(3);
        foreach (Parameter parameter in table)
        {
            for (int i = 0; i < parameter.Length; i++)
                (parameter.ValuesAs<BFloat16>()[i], parameter.GradientsAs<Half>()[i]) = ((BFloat16)(random.NextSingle() - 0.5f), (Half)(random.NextSingle() - 0.5f));
        }

        RunOptions options = new() { Threads = threads, ChunkElements = chunk, StatePrecision = StatePrecision.BFloat16 };
        using OptimizerRun run = OptimizerRun.Create(table, new PlanSettings(PlanRules.EverySecond()), options);
        foreach (Parameter parameter in table)
            Assert.Equal(parameter.Length, run.StateAs<BFloat16>(parameter.Name, "sum").Length);
        float[][] before = [.. table.Select(p => p.ValuesAs<BFloat16>().ToArray().Select(x => (float)x).ToArray())];
        run.Step();
        run.Step();
        foreach ((Parameter parameter, int t) in table.Select((p, t) => (p, t)))
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                float g = (float)parameter.GradientsAs<Half>()[i], sum = (float)(BFloat16)g;
                Assert.Equal((BFloat16)(before[t][i] - 0.1f * (sum + g)), parameter.ValuesAs<BFloat16>()[i]);
            }
        }
    }

    [Fact]
    public void StochasticRounding_TakesTheWordsOfStepTensorAndWeight()
    {
        (string, int[])[] tensors = [("a", [70, 130]), ("b", [33])];
        using ParameterTable table = ParameterTable.CreateArena(ElementType.BFloat16, ElementType.Float32, tensors);
        foreach (Parameter parameter in table)
        {
            parameter.ValuesAs<BFloat16>().Fill((BFloat16)1);
            parameter.Gradients.Fill(0.01f);
        }

        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { Beta = 0 }, new RunOptions { StochasticRounding = true, Seed = 5 });
        run.Step();
        foreach ((Parameter parameter, int t) in table.Select((p, t) => (p, t)))
        {
            DrawStream stream = new(5, 1, t, DrawStream.FirstRounding);
            for (int i = 0; i < parameter.Length; i++)
            {
                ushort half = (ushort)(stream.Word(i / 2) >> (i % 2 * 16));
                Assert.Equal(StochasticRounding.Narrow(1 - 0.1f * 0.01f, half), parameter.ValuesAs<BFloat16>()[i].Bits);
            }
        }

        Assert.InRange(table["a"].ValuesAs<BFloat16>().ToArray().Average(x => (float)x), 0.9985, 0.9995);
    }

    [Fact]
    public void SavedLowPrecision_IsSavedAsItIsAndRefusedElsewhere()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("low").FullName, "run.safetensors");
        using ParameterTable low = ParameterTable.CreateArena(ElementType.BFloat16, ElementType.Float32, ("a", [4])), again = ParameterTable.CreateArena(ElementType.BFloat16, ElementType.Float32, ("a", [4])),
            full = ParameterTable.CreateArena(ElementType.Float32, ("a", [4]));
        low["a"].Gradients.Fill(1);
        RunOptions options = new() { StatePrecisions = new Dictionary<string, StatePrecision> { ["momentum"] = StatePrecision.Float16 } };
        using OptimizerRun first = OptimizerRun.Create(low, new MomentumSettings(), options), second = OptimizerRun.Create(again, new MomentumSettings(), options), third = OptimizerRun.Create(full, new MomentumSettings());
        first.Step();
        first.Save(path, new SaveOptions { IncludeParameters = true });
        second.Load(path);
        Assert.Equal(low["a"].ValuesAs<BFloat16>().ToArray(), again["a"].ValuesAs<BFloat16>().ToArray());
        Assert.Equal(first.StateAs<Half>("a", "momentum").ToArray(), second.StateAs<Half>("a", "momentum").ToArray());
        Assert.Contains("is BF16, this run's is F32", Assert.Throws<SavedRunException>(() => third.Load(path)).Message);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void PrecisionsThatMakeNoSense_AreErrors()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [4])), wide = ParameterTable.CreateArena(ElementType.Float64, ("a", [4]));
        Fails(table, new RunOptions { StochasticRounding = true }, "RunOptions.StochasticRounding is for weights of BFloat16, and the table holds Float32");
        Fails(table, new RunOptions { StatePrecisions = new Dictionary<string, StatePrecision> { ["momentun"] = StatePrecision.BFloat16 } }, "no rule of the run keeps a state momentun for each weight; did you mean momentum?");
        Fails(wide, new RunOptions { StatePrecision = StatePrecision.BFloat16 }, "the table holds Float64");

        static void Fails(ParameterTable table, RunOptions options, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings(), options)).Message);
    }
}
