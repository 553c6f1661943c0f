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

    private static bool IsElementWise(OptimizerEntry entry)
    {
        CompiledRule rule = CompiledRules.Of(entry.CreateSettings());
        return rule.Inputs.Count == 0 && rule.Plan(ElementType.Float32).Variants.All(v => v.Steps is [LoopStep { Span: LoopSpan.None, Reductions.Count: 0 }]);
    }

    private static int[] Train(string optimizer, int[] lengths, RunOptions options)
    {
        using ParameterTable table = ParameterTable.CreateArena(
            ElementType.Float32, [.. lengths.Select((length, i) => ($"t{i}", new[] { length }))]);
        // A rule that trains layers by turns is to see the same one, however it is split.
        foreach (Parameter parameter in table)
            parameter.Layer = 0;
        using OptimizerRun run = OptimizerRun.Create(table, Registry.FindOptimizer(optimizer).CreateSettings(), options);
        for (int step = 0; step < 3; step++)
        {
            Random random = new(step);
            for (int i = 0; i < lengths.Length; i++)
            {
                foreach (ref float gradient in table[$"t{i}"].Gradients)
                    gradient = random.NextSingle() - 0.5f;
            }
            run.Step();
        }
        return [.. Enumerable.Range(0, lengths.Length).SelectMany(i => table[$"t{i}"].Values.ToArray()).Select(BitConverter.SingleToInt32Bits)];
    }
}
