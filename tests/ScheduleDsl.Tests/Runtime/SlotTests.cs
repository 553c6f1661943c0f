using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed class SlotTests
{
    [Fact]
    public void Number_IsTheValueAtEveryStep()
    {
        Slot slot = 0.25;
        Assert.Equal(0.25, slot.Value);
        Assert.Null(slot.Resolve());
        Assert.Equal(0.25, slot.At(0));
        Assert.Equal(0.25, slot.At(1L << 40));
        Assert.Equal(3.0, ((Slot)3).Value);
    }

    [Fact]
    public void Schedule_IsKeptAsTheObjectGiven()
    {
        Ramp ramp = new() { From = 1, Slope = 2 };
        Slot slot = ramp;
        Assert.Same(ramp, slot.Resolve());
        Assert.Null(slot.Value);
        Assert.Equal(7, slot.At(3));
    }

    [Fact]
    public void NameWithSettings_MakesTheSchedule()
    {
        Slot slot = new() { Schedule = "ramp", Settings = { ["from"] = 1, ["Slope"] = 2 } };
        Assert.Equal(7, slot.At(3));
        Assert.Equal("Ramp(1, 2, 1000000, 0, 1000)", slot.ToString());
        Assert.Equal(new Ramp { From = 1, Slope = 2 }, slot);
    }

    [Theory]
    [InlineData("0.125", 5, 0.125)]
    [InlineData("\"0.125\"", 5, 0.125)]
    [InlineData("\"Ramp\"", 5, 0.05)]
    [InlineData("""{"Schedule":"Ramp","From":1,"Slope":2}""", 5, 11)]
    [InlineData("""{"slope":2,"schedule":"Ramp"}""", 5, 10)]
    [InlineData("""{"Schedule":"Ramp","Settings":{"From":1,"Slope":2}}""", 5, 11)]
    public void Json_ReadsNumberNameAndObject(string json, long step, double expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<Slot>(json)!.At(step), 15);

    [Fact]
    public void Json_WritesWhatItReads()
    {
        Assert.Equal("0.0003", JsonSerializer.Serialize<Slot>(3e-4));
        string json = JsonSerializer.Serialize<Slot>(new Ramp { From = 0.5 });
        Assert.Equal("""{"Schedule":"ScheduleDsl.Tests.Runtime.Fakes.Ramp","From":0.5}""", json);
        Assert.Equal(new Ramp { From = 0.5 }, JsonSerializer.Deserialize<Slot>(json));
    }

    [Theory]
    [InlineData("true", "True")]
    [InlineData("null", "Null")]
    [InlineData("""{"From":1}""", "\"Schedule\" is missing")]
    [InlineData("""{"Schedule":"Ramp","From":"x"}""", "From must be a number")]
    [InlineData("""{"Schedule":"Ramp","From":1,"from":2}""", "from is given twice")]
    public void Json_NamesWhatIsWrong(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Slot>(json)).Message);

    [Fact]
    public void ConfigurationBinder_FillsNumberNameAndSection()
    {
        MomentumSettings settings = Bind(new()
        {
            ["LearningRate:Schedule"] = "Ramp",
            ["LearningRate:Settings:From"] = "1",
            ["LearningRate:Settings:Slope"] = "2",
            ["Beta"] = "Ramp",
            ["WeightDecay"] = "1e-2",
            ["Nesterov"] = "true",
            ["Mode"] = "Sign",
        });
        Assert.Equal(new Ramp { From = 1, Slope = 2 }, settings.LearningRate);
        Assert.Equal(new Ramp(), settings.Beta);
        Assert.Equal((Slot)0.01, settings.WeightDecay);
        Assert.True(settings.Nesterov);
        Assert.Equal(Mode.Sign, settings.Mode);
    }

    [Fact]
    public void ConfigurationBinder_LeavesDefaultsOfKeysThatAreNotThere() =>
        Assert.Equal((Slot)0.9, Bind(new() { ["WeightDecay"] = "0.5" }).Beta);

    private static MomentumSettings Bind(Dictionary<string, string?> values)
    {
        MomentumSettings settings = new();
        new ConfigurationBuilder().AddInMemoryCollection(values).Build().Bind(settings);
        return settings;
    }

    [Fact]
    public void Equality_IsByFunctionNotByObject()
    {
        Assert.Equal((Slot)new Ramp(), (Slot)new Ramp());
        Assert.NotEqual((Slot)new Ramp { From = 1 }, (Slot)new Ramp());
        Assert.NotEqual((Slot)0.0, (Slot)new Ramp());
        Assert.Equal(new MomentumSettings { LearningRate = new Ramp() }, new MomentumSettings { LearningRate = new Ramp() });
    }
}
