using System;
using System.Linq;
using ScheduleDsl.Testing;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>What is compiled from a rule against the rule itself, run as plain C# for every weight.</summary>
public class BodyTests
{
    public static TheoryData<string, string> OfSingleWeights() => Variant.OfSingleWeights();

    [Theory]
    [MemberData(nameof(OfSingleWeights))]
    public void ARun_GivesTheBitsOfTheBody(string optimizer, string changed)
    {
        Random random = new(1);
        using ParameterTable table = ParameterTable.CreateArena(
            ElementType.Float32, ("matrix", [3, 4]), ("vector", [5]), ("kernels", [2, 3, 2, 2]), ("one", [1]));
        foreach (Parameter parameter in table)
            Fill(parameter.Values, random);
        OptimizerSettings settings = new Variant(optimizer, changed).Settings(0.01, weightDecay: 0.02);
        RuleReplay body = RuleReplay.Of(table, settings);
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        float[] before = [.. table.SelectMany(parameter => parameter.Values.ToArray())];
        for (int step = 0; step < 13; step++)
        {
            foreach (Parameter parameter in table)
                Fill(parameter.Gradients, random);
            body.Step();
            run.Step();
            foreach (Parameter parameter in table)
                Assert.Equal(Bits(body.Values(parameter.Name)), Bits(parameter.Values));
        }

        // One that trains layers by turns may leave most of them alone.
        Assert.NotEqual(before, table.SelectMany(parameter => parameter.Values.ToArray()));
    }

    // The last product of each is computed in several blocks, behind each of which the update of its weights comes; operands are made panel by panel.
    [Theory]
    [InlineData("Muon", 1)]
    [InlineData("Muon", 2)]
    [InlineData("GaLore", 2)]
    [InlineData("Soap", 2)]
    public void LoopsInTheBlocksOfAProduct_GiveTheBitsOfTheBody(string optimizer, int threads)
    {
        Random random = new(2);
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("high", [301, 200]), ("wide", [90, 535]), ("square", [270, 300]));
        foreach (Parameter parameter in table)
        {
            Fill(parameter.Values, random);
            Fill(parameter.Gradients, random);
        }

        OptimizerSettings settings = optimizer switch
        {
            "Muon" => new MuonSettings { Iterations = 1 },
            "GaLore" => new GaLoreSettings { Rank = 7 },
            _ => new SoapSettings { LongestSide = 310 },
        };
        RuleReplay body = RuleReplay.Of(table, settings);
        using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions { Threads = threads });
        for (int step = 0; step < 2; step++)
        {
            body.Step();
            run.Step();
        }

        foreach (Parameter parameter in table)
            Assert.Equal(Bits(body.Values(parameter.Name)), Bits(parameter.Values));
    }

    private static void Fill(Span<float> numbers, Random random)
    {
        foreach (ref float number in numbers)
            number = random.Next(6) == 0 ? 0 : random.NextSingle() * 2 - 1;
    }

    private static int[] Bits(ReadOnlySpan<float> numbers) => [.. numbers.ToArray().Select(BitConverter.SingleToInt32Bits)];
}
