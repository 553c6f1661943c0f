using System;
using System.IO;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime.Plans;

/// <summary>States in 8-bit blocks under loops that go along rows, blocks and matrices, which no 8-bit block has to fit.</summary>
public sealed unsafe class BlockCodesTests
{
    // Matrices of odd sizes, of few and of many weights; rows that fit blocks of 256 and rows that do not; whole and in pieces.
    private static readonly (string Name, int[] Shape)[] Tensors =
        [("a", [130, 257]), ("b", [300, 1100]), ("c", [40, 100, 33]), ("d", [9000, 3, 3]), ("e", [70]), ("f", [0, 4]), ("g", [7, 101, 103]), ("h", [2, 512, 256]), ("i", [300_007])];

    public static TheoryData<LoopKind, LoopKind, MatrixView> Kinds
    {
        get
        {
            TheoryData<LoopKind, LoopKind, MatrixView> all = [];
            foreach (MatrixView view in Enum.GetValues<MatrixView>())
            {
                foreach (LoopKind kind in Enum.GetValues<LoopKind>())
                {
                    all.Add(kind, kind, view);
                    if (kind == LoopKind.Flat)
                        continue;
                    all.Add(kind, LoopKind.Flat, view);
                    all.Add(LoopKind.Flat, kind, view);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Codes_AreThoseOfWholeTensorsHoweverTheWorkIsCut(LoopKind first, LoopKind second, MatrixView view)
    {
        foreach ((int threads, int chunk) in ((int, int)[])[(1, 1 << 20), (1, 1024), (2, 1024), (3, 16 * 1024)])
        {
            RunOptions options = new() { Threads = threads, ChunkElements = chunk, StatePrecision = StatePrecision.Block8Signed };
            using PlanTraining training = new(PlanRules.TwoKinds(first, second, view), options, Tensors);
            float[][] weights = training.Weights;
            float[][] momenta = [.. weights.Select(tensor => new float[tensor.Length])];
            for (int step = 0; step < 3; step++)
            {
                training.SetGradients(step);
                float[][] gradients = training.Gradients;
                training.Run.Step();
                for (int t = 0; t < weights.Length; t++)
                    Step(weights[t], gradients[t], momenta[t]);
            }

            for (int t = 0; t < weights.Length; t++)
                Assert.Equal(weights[t], training.Table.ElementAt(t).Values.ToArray());
        }
    }

    /// <summary>What is kept beside codes is kept in the file; codes of one book mean other numbers in the other.</summary>
    [Fact]
    public void SavedCodes_GoOnWhereTheyWere_InTheirOwnBookOnly()
    {
        using PlanTraining first = Training(StatePrecision.Block8Signed), second = Training(StatePrecision.Block8Signed), third = Training(StatePrecision.Block8Unsigned);
        string path = Path.Combine(Directory.CreateTempSubdirectory("codes").FullName, "run.safetensors");
        first.Steps(2);
        first.Run.Save(path, new SaveOptions { IncludeParameters = true });
        second.Run.Load(path);
        Assert.EndsWith("The tensor a.m is Block8Signed, this run's is Block8Unsigned.", Assert.Throws<SavedRunException>(() => third.Run.Load(path)).Message);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        first.Steps(2);
        second.Steps(2);
        Assert.Equal(first.Weights, second.Weights);

        static PlanTraining Training(StatePrecision precision) =>
            new(PlanRules.TwoKinds(LoopKind.Rows, LoopKind.Flat, MatrixView.LastTwoAxes), new RunOptions { StatePrecision = precision }, [("a", [5, 70, 9]), ("b", [300])]);
    }

    private static void Step(float[] weights, float[] gradients, float[] momenta)
    {
        for (int i = 0; i < momenta.Length; i++)
            momenta[i] = 0.5f * momenta[i] + gradients[i];
        byte[] codes = new byte[BlockFormat.Length];
        for (int start = 0; start < momenta.Length; start += BlockFormat.Length)
        {
            float largest;
            int length = Math.Min(BlockFormat.Length, momenta.Length - start);
            fixed (float* block = &momenta[start])
            {
                fixed (byte* code = codes)
                {
                    BlockFormat.Quantise(Arm.Scalar, CodeBook.Signed, block, length, code, &largest);
                    BlockFormat.Dequantise(Arm.Scalar, CodeBook.Signed, code, &largest, block, length);
                }
            }
        }

        for (int i = 0; i < weights.Length; i++)
            weights[i] -= 0.1f * momenta[i];
    }
}
