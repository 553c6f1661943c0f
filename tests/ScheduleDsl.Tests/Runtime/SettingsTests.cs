using System.Linq;
using System.Text.Json;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed class SettingsTests
{
    [Fact]
    public void Json_FillsTheRecordAndKeepsOtherDefaults()
    {
        OptimizerSettings settings = Registry.ReadSettings("Momentum", """
            { "learningRate": { "Schedule": "Ramp", "Slope": 0.5 }, "Nesterov": true, "Mode": "Sign" }
            """);
        Assert.Equal(new MomentumSettings { LearningRate = new Ramp { Slope = 0.5 }, Nesterov = true, Mode = Mode.Sign }, settings);
    }

    [Fact]
    public void Json_RoundTrips()
    {
        MomentumSettings settings = new() { LearningRate = new Ramp { From = 0.5, Steps = 7 }, Beta = 0.75, Mode = Mode.Sign };
        Assert.Equal(settings, Registry.ReadSettings("Momentum", Registry.WriteSettings(settings)));
    }

    [Theory]
    [InlineData("""{ "LerningRate": 1 }""", "Momentum has no setting LerningRate; did you mean LearningRate?")]
    [InlineData("""{ "Beta": 0.1, "Beta": 0.2 }""", "Beta")]
    [InlineData("""{ "Mode": "Sgin" }""", "Mode")]
    [InlineData("""{ "Beta": true }""", "Expected a number")]
    [InlineData("[]", "must be an object")]
    [InlineData("""{ "Beta": """, "")]
    public void Json_NamesWhatIsWrong(string json, string expected) =>
        Assert.Contains(expected, Assert.ThrowsAny<JsonException>(() => Registry.ReadSettings("Momentum", json)).Message);

    [Fact]
    public void Check_FindsNothingWrongWithDefaults() => Assert.Empty(new MomentumSettings().Check());

    [Fact]
    public void Check_NamesEachProblemWithItsNumbers()
    {
        MomentumSettings settings = new()
        {
            LearningRate = double.NaN,
            Beta = 1.5,
            WeightDecay = new Ramp { From = 1, Slope = -0.5, Steps = 10 },
            Initial = new Slot { Schedule = "Rmap" },
            Mode = (Mode)9,
        };
        Assert.Equal(
            [
                "Momentum.LearningRate is NaN: it must be at least 0",
                "Momentum.Beta is 1.5: it must be at least 0 and below 1",
                "At step 3 Momentum.WeightDecay is -0.5: it must be at least 0 (from Ramp(1, -0.5, 1000000, 0, 10))",
                "Momentum.Initial: There is no schedule Rmap; did you mean Ramp?",
                "Momentum.Mode is 9: it must be one of Plain, Sign",
            ],
            settings.Check().Select(advice => advice.Message));
    }

    [Fact]
    public void Check_ReadsTheLastStepOfALongSchedule()
    {
        MomentumSettings settings = new() { LearningRate = new Ramp { From = 1, Slope = 0, Bend = 999_999_999, Kick = -2, Steps = 1_000_000_000 } };
        Assert.Contains("At step 999999999 ", Assert.Single(settings.Check()).Message);
    }
}
