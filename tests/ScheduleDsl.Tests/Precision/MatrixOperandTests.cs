using System;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

// Matrix operations take numbers from memory by themselves: those that memory holds, whatever they are kept in.
public class MatrixOperandTests
{
    private static readonly (string Name, int[] Shape)[] Shapes = [("w", [6, 5]), ("several", [3, 17, 19])];

    public static TheoryData<string> Optimizers => new() { nameof(Conda), nameof(Soap), nameof(GaLore) };

    // The same gradients, kept in half the bytes, lose nothing: they are numbers of bfloat16.
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void GradientsOfBFloat16_AreTheNumbersThatTheyAre(string optimizer)
    {
        Assert.Equal(Run(optimizer, ElementType.Float32, StatePrecision.Float32), Run(optimizer, ElementType.BFloat16, StatePrecision.Float32));
    }

    // States in less are other numbers, and near: a block of codes may begin and end within a matrix.
    [Theory]
    [InlineData(StatePrecision.BFloat16, 0.02)]
    [InlineData(StatePrecision.Float16, 0.01)]
    [InlineData(StatePrecision.Block8Signed, 0.1)]
    public void StatesInLess_AreWidened(StatePrecision states, double tolerance)
    {
        float[] whole = Run(nameof(Soap), ElementType.Float32, StatePrecision.Float32), less = Run(nameof(Soap), ElementType.Float32, states);
        Assert.NotEqual(whole, less);
        Assert.All(whole.Zip(less), both => Assert.Equal(both.First, both.Second, tolerance));
    }

    private static float[] Run(string optimizer, ElementType gradients, StatePrecision states)
    {
        OptimizerSettings settings = optimizer switch
        {
            nameof(Soap) => new SoapSettings { LearningRate = 0.01, Refresh = 1 },
            nameof(GaLore) => new GaLoreSettings { LearningRate = 0.01, Gap = 2, Rank = 2 },
            _ => new CondaSettings { LearningRate = 0.01, Gap = 2 },
        };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, gradients, Shapes);
        Random random = new(4);
        foreach (Parameter parameter in table)
        {
            for (int i = 0; i < parameter.Length; i++)
                parameter.Values[i] = (float)random.NextDouble();
        }

        using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions { Threads = 1, StatePrecision = states });
        for (int step = 0; step < 4; step++)
        {
            foreach (Parameter parameter in table)
            {
                for (int i = 0; i < parameter.Length; i++)
                {
                    BFloat16 gradient = (BFloat16)(float)(random.NextDouble() * 2 - 1);
                    if (gradients == ElementType.BFloat16)
                        parameter.GradientsAs<BFloat16>()[i] = gradient;
                    else
                        parameter.Gradients[i] = (float)gradient;
                }
            }

            run.Step();
        }

        return [.. table.SelectMany(parameter => parameter.Values.ToArray())];
    }
}
