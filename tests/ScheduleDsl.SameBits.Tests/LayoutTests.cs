using System;
using System.Linq;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.SameBits.Tests;

// Rules of element rate keep their bits under any number of threads and any split of the memory into tensors.
public class LayoutTests
{
    private const int Weights = 200_003;
    private static readonly int[][] Splits = [[Weights], [1, 63, 4096, 70_000, Weights - 74_160], [.. Enumerable.Repeat(17, 11_000), Weights - 187_000]];

    public static TheoryData<string> Optimizers() => new(Registry.Optimizers.Where(IsElementWise).Select(o => o.Name));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ThreadsAndSplits_DoNotChangeABit(string optimizer)
    {
        int[] expected = Train(optimizer, [Weights], new RunOptions { Threads = 1, Arm = Arm.Scalar });

        foreach (int[] split in Splits)
        {
            Assert.Equal(expected, Train(optimizer, split, new RunOptions { Threads = 1 }));
            Assert.Equal(expected, Train(optimizer, split, new RunOptions { Threads = 2 }));
            Assert.Equal(expected, Train(optimizer, split, new RunOptions { Threads = 3, ChunkElements = 1024 }));
        }
    }

    public static TheoryData<string> OptimizersWithTwoForms() =>
        new(Registry.Optimizers.Where(o => CompiledRules.Of(o.CreateSettings()).Plan(ElementType.Float32).Variants.Any(v => v.InCache is not null)).Select(o => o.Name));

    // One thread takes the tensors in cache, where loops leave each other what is dear to compute; three cut the larger one, whose loops compute it again.
    [Theory]
    [MemberData(nameof(OptimizersWithTwoForms))]
    public void TensorsInCacheAndInPieces_HaveTheSameBits(string optimizer)
    {
        foreach (StatePrecision states in new[] { StatePrecision.Float32, StatePrecision.BFloat16, StatePrecision.Block8Signed })
        {
            OptimizerSettings settings = Registry.FindOptimizer(optimizer).CreateSettings();
            Assert.Equal(
                Train(settings, [[200, 200], [7, 43]], new RunOptions { Threads = 1, StatePrecision = states }),
                Train(settings, [[200, 200], [7, 43]], new RunOptions { Threads = 3, ChunkElements = 1024, StatePrecision = states }));
        }
    }

    // Where gradients may be overwritten, the tensor in pieces leaves what is dear there.
    [Theory]
    [MemberData(nameof(OptimizersWithTwoForms))]
    public void TensorsInPiecesThatUseTheGradientsMemory_HaveTheSameBits(string optimizer)
    {
        foreach (StatePrecision states in new[] { StatePrecision.Float32, StatePrecision.BFloat16 })
        {
            OptimizerSettings settings = Registry.FindOptimizer(optimizer).CreateSettings();
            RunOptions options = new() { Threads = 3, ChunkElements = 1024, StatePrecision = states };
            Assert.Equal(
                Train(settings, [[200, 200], [7, 43]], options),
                Train(settings, [[200, 200], [7, 43]], options with { MayOverwriteGradients = true }));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_AreKeptUnlessTheyMayBeOverwritten(int threads)
    {
        Assert.Equal(0.25f, GradientBehindAStep(new RunOptions { Threads = threads, ChunkElements = 1024 }));
        Assert.NotEqual(0.25f, GradientBehindAStep(new RunOptions { Threads = threads, ChunkElements = 1024, MayOverwriteGradients = true }));
    }

    private static float GradientBehindAStep(RunOptions options)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, [("w", [40_000])]);
        table["w"].Gradients.Fill(0.25f);
        using OptimizerRun run = OptimizerRun.Create(table, new Optimizers.LambSettings(), options);
        run.Step();
        return table["w"].Gradients[39_999];
    }

    private static bool IsElementWise(OptimizerEntry entry)
    {
        CompiledRule rule = CompiledRules.Of(entry.CreateSettings());
        return rule.Inputs.Count == 0 && rule.Plan(ElementType.Float32).Variants.All(v => v.Steps is [LoopStep { Span: LoopSpan.None, Reductions.Count: 0 }]);
    }

    private static int[] Train(string optimizer, int[] lengths, RunOptions options) =>
        Train(Registry.FindOptimizer(optimizer).CreateSettings(), [.. lengths.Select(length => new[] { length })], options);

    private static int[] Train(OptimizerSettings settings, int[][] shapes, RunOptions options)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, [.. shapes.Select((shape, i) => ($"t{i}", shape))]);
        // A rule that trains layers by turns is to see the same one, however it is split.
        foreach (Parameter parameter in table)
            parameter.Layer = 0;
        using OptimizerRun run = OptimizerRun.Create(table, settings, options);
        foreach (InputInfo input in CompiledRules.Of(settings).Inputs.Where(input => input.IsScalar))
            run.SetInput(input.Name, 1);
        for (int step = 0; step < 3; step++)
        {
            Random random = new(step);
            foreach (Parameter parameter in table)
            {
                foreach (ref float gradient in parameter.Gradients)
                    gradient = random.NextSingle() - 0.5f;
                foreach (InputInfo input in CompiledRules.Of(settings).Inputs.Where(input => !input.IsScalar))
                    table.SetInput(parameter.Name, input.Name, Enumerable.Range(0, (int)parameter.Length).Select(_ => random.NextSingle()).ToArray());
            }
            run.Step();
        }
        return [.. table.SelectMany(parameter => parameter.Values.ToArray()).Select(BitConverter.SingleToInt32Bits)];
    }
}
