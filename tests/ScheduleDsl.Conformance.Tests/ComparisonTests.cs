using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

public class ComparisonTests
{
    [Fact]
    public void AValueOutOfTolerance_FailsWithItsPlaceAndSize()
    {
        using GoldenFolder folder = new();
        folder.Copy("optimizers/lion.b.json", root => Move(root["parameters"]!.AsArray()[4]!.AsArray(), 3, 1e-6));

        FileResult result = Assert.Single(folder.Run().Results);

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Equal(1e-6, result.LargestError!.Value, 1e-9);
        Assert.True(result.ShareOfTolerance > 100);
        Assert.Equal("at step 5, element 3", result.Detail);
    }

    [Fact]
    public void TheSameValue_IsWithinTheToleranceOfFloat()
    {
        using GoldenFolder folder = new();
        folder.Copy("optimizers/lion.b.json", root => Move(root["parameters"]!.AsArray()[4]!.AsArray(), 3, 1e-6));

        Assert.Equal(1, folder.Run(ElementType.Float32).Passed);
    }

    [Fact]
    public void AScheduleOutOfTolerance_FailsWithItsUpdate()
    {
        using GoldenFolder folder = new();
        folder.Copy("schedules/torch_linear_lr_1.json", root => Move(root["values"]!.AsArray(), 20, 1e-6));

        FileResult result = Assert.Single(folder.Run().Results);

        Assert.Equal((Verdict.Failed, "at update 20"), (result.Verdict, result.Detail));
    }

    [Fact]
    public void AWrongSetting_Fails()
    {
        using GoldenFolder folder = new();
        folder.Copy("optimizers/adamw.a.json", root => root["hyper"]!["weight_decay"] = 0.0501);

        Assert.Equal(1, folder.Run().Failed);
    }

    // Heavy ball with decay, over two tensors and a scalar, computed here.
    [Fact]
    public void SeveralTensors_AreReplayedInOrder()
    {
        double[] weights = [.. Enumerable.Range(0, 20).Select(i => 0.1 * i - 1)];
        double[] buffers = new double[20];
        JsonArray gradients = [], parameters = [];
        JsonNode initial = Row(weights);
        for (int step = 1; step <= 5; step++)
        {
            double[] gradient = [.. Enumerable.Range(0, 20).Select(i => (i * 7 + step * 3) % 11 - 5.0)];
            gradients.Add(Row(gradient));
            for (int i = 0; i < 20; i++)
            {
                double g = gradient[i] + 0.02 * weights[i];
                buffers[i] = step == 1 ? g : 0.8 * buffers[i] + 0.7 * g;
                weights[i] -= 0.03 * buffers[i];
            }

            parameters.Add(Row(weights));
        }

        JsonObject file = new()
        {
            ["dtype"] = "float64",
            ["hyper"] = new JsonObject { ["lr"] = 0.03, ["momentum"] = 0.8, ["dampening"] = 0.3, ["weight_decay"] = 0.02, ["nesterov"] = null },
            ["shapes"] = new JsonArray(new JsonArray(3, 4), new JsonArray(7), new JsonArray()),
            ["initial"] = initial,
            ["gradients"] = gradients,
            ["parameters"] = parameters,
            ["tolerance"] = new JsonObject { ["rtol"] = 1e-12, ["atol"] = 1e-14 },
        };
        using GoldenFolder folder = new();

        FileResult result = Assert.Single(folder.Write("sgd.made.json", file.ToJsonString()).Run().Results);

        Assert.Equal((Verdict.Passed, 1), (result.Verdict, folder.Run(ElementType.Float32).Passed));
    }

    private static JsonArray Row(double[] numbers) => [.. numbers.Select(x => JsonValue.Create(x))];

    private static void Move(JsonArray row, int index, double by) => row[index] = row[index]!.GetValue<double>() + by;
}
