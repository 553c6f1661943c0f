using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Cli.Tests.Porting;

/// <summary>The printed recipe, compiled, against what the original gave at every step.</summary>
public sealed class RecordedValueTests
{
    /// <summary>Snippets in Recorded, with what PyTorch 1.13 made of them; record.py says how.</summary>
    [Theory]
    [InlineData("sequential")]
    [InlineData("cut_short")]
    [InlineData("one_cycle")]
    [InlineData("one_cycle_adam")]
    [InlineData("multistep")]
    [InlineData("chained")]
    [InlineData("groups")]
    [InlineData("cyclic")]
    [InlineData("warm_restarts")]
    public void PortedSnippet_GivesPyTorchsValuesAtEveryStep(string name)
    {
        PortedCode code = PortedCode.Of(File.ReadAllText(Path.Combine(Tool.Recorded, name + ".py")));
        using JsonDocument recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tool.Recorded, name + ".json")));

        Assert.DoesNotContain(code.Unmapped, u => !u.StartsWith("How many updates", StringComparison.Ordinal));
        JsonElement[] groups = [.. recorded.RootElement.GetProperty("groups").EnumerateArray()];
        for (int g = 0; g < groups.Length; g++)
        {
            // PyTorch's recursions carry rounding errors along.
            AssertSame(groups[g].GetProperty("lr"), k => Slot(code, g, groups.Length, "LearningRate").At(k), 1e-7);
            string momentum = code.Settings.GetType().GetProperty("Momentum") is null ? "Beta1" : "Momentum";
            AssertSame(groups[g].GetProperty("momentum"), k => Slot(code, g, groups.Length, momentum).At(k), 1e-12);
        }
    }

    [Theory]
    [InlineData("hf_cosine_schedule_with_warmup_1")]
    [InlineData("hf_cosine_schedule_with_warmup_2")]
    public void HuggingFacesCosine_GivesItsValuesAtEveryStep(string golden)
    {
        using JsonDocument recorded = Golden(golden);
        JsonElement p = recorded.RootElement.GetProperty("parameters");
        PortedCode code = PortedCode.Of($"""
            optimizer = torch.optim.AdamW(model.parameters(), lr={p.GetProperty("lr")})
            scheduler = get_cosine_schedule_with_warmup(optimizer, {p.GetProperty("num_warmup_steps")}, num_training_steps={p.GetProperty("num_training_steps")}, num_cycles={p.GetProperty("num_cycles")})
            """);

        AssertSame(recorded.RootElement.GetProperty("values"), code.LearningRate.At, 1e-12);
    }

    [Fact]
    public void TrainingArguments_GiveTheTrainersValuesAtEveryStep()
    {
        using JsonDocument recorded = Golden("hf_linear_schedule_with_warmup_1");
        JsonElement p = recorded.RootElement.GetProperty("parameters");
        PortedCode code = PortedCode.Of($"""
            args = TrainingArguments(output_dir="out", learning_rate={p.GetProperty("lr")}, warmup_steps={p.GetProperty("num_warmup_steps")}, max_steps={p.GetProperty("num_training_steps")})
            """);

        AssertSame(recorded.RootElement.GetProperty("values"), code.LearningRate.At, 1e-12);
    }

    [Theory]
    [InlineData("timm_cosine_lr_1", "")]
    [InlineData("timm_cosine_lr_2", "--warmup-prefix")]
    public void TimmsCosine_GivesItsValuesAtEveryEpoch(string golden, string more)
    {
        using JsonDocument recorded = Golden(golden);
        JsonElement p = recorded.RootElement.GetProperty("parameters");
        PortedCode code = PortedCode.Of(
            $"python train.py --sched cosine --lr {p.GetProperty("lr")} --epochs {p.GetProperty("t_initial")} --min-lr {p.GetProperty("lr_min")} "
            + $"--warmup-epochs {p.GetProperty("warmup_t")} --warmup-lr {p.GetProperty("warmup_lr_init")} {more}",
            "--updates-per-epoch", "3");

        AssertSame(recorded.RootElement.GetProperty("values"), epoch => code.LearningRate.At(3 * epoch), 1e-12);
        AssertSame(recorded.RootElement.GetProperty("values"), epoch => code.LearningRate.At(3 * epoch + 2), 1e-12);
    }

    private static JsonDocument Golden(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Tool.Golden, "schedules", name + ".json")));

    private static Slot Slot(PortedCode code, int group, int groups, string hyper) =>
        groups > 1 && code.Groups[group].Overrides.TryGetValue(hyper, out Slot? own) ? own : code.Hyper(hyper);

    private static void AssertSame(JsonElement expected, Func<long, double> actual, double tolerance)
    {
        double[] values = [.. expected.EnumerateArray().Select(v => v.GetDouble())];
        Assert.NotEmpty(values);
        for (int k = 0; k < values.Length; k++)
        {
            double value = actual(k);
            Assert.True(Math.Abs(value - values[k]) <= tolerance * Math.Abs(values[k]) + 1e-15, $"At step {k}: {value} instead of {values[k]}");
        }
    }
}
