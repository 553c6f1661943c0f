using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

/// <summary>Muon with its iterations in bfloat16 beside the original, whose products add up in an order of their own: no replay, but a bound.</summary>
public class BFloat16MuonTests
{
    private const double Rate = 0.02;

    [Fact]
    public void InBFloat16_ThePathIsTheOriginals_AsFarAsItsFileAsksFor()
    {
        double[] rounded = Deviations(inBFloat16: true);
        double[] exact = Deviations(inBFloat16: false);

        // The file gives 0.3 of the rate after eight steps for what is right, and 0.1 after the first for iterations in double.
        Assert.InRange(rounded.Max(), 0, 0.3 * Rate);
        Assert.True(rounded[0] < exact[0], $"{rounded[0]} in bfloat16, {exact[0]} in double");
    }

    private static double[] Deviations(bool inBFloat16)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(GoldenFolder.Recorded, "optimizers", "muon_bf16_8x8_a19.json")));
        double[][] gradients = Rows(file, "gradients"), parameters = Rows(file, "parameters");
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [8, 8]));
        Numbers(file.RootElement.GetProperty("initial")).CopyTo(table["w"].ValuesAs<double>());
        using OptimizerRun run = OptimizerRun.Create(table, new MuonSettings { LearningRate = Rate, Momentum = 0.95, InBFloat16 = inBFloat16 });
        return [.. gradients.Zip(parameters, (gradient, expected) =>
        {
            gradient.CopyTo(table["w"].GradientsAs<double>());
            run.Step();
            return expected.Zip(table["w"].ValuesAs<double>().ToArray(), (one, other) => Math.Abs(one - other)).Max();
        })];
    }

    private static double[][] Rows(JsonDocument file, string field) => [.. file.RootElement.GetProperty(field).EnumerateArray().Select(Numbers)];

    private static double[] Numbers(JsonElement numbers) => [.. numbers.EnumerateArray().Select(number => number.GetDouble())];
}
