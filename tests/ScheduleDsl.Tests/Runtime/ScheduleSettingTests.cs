using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ScheduleDsl.PyTorch;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>Settings of schedules that are no numbers: tables, members of enums, switches; and curves by name.</summary>
public sealed class ScheduleSettingTests
{
    private static readonly Slot Steps = new MultiStepLR { Milestones = StepTable.Of(30, 60), Gamma = 0.5 };

    [Theory]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":"30, 60","Gamma":0.5}""")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":[30, 60],"Gamma":0.5}""")]
    [InlineData("""{"schedule":"multisteplr","Settings":{"milestones":[[30, 1], [60, 1]],"gamma":0.5}}""")]
    [InlineData("""{"Schedule":"ScheduleDsl.PyTorch.MultiStepLR","Milestones":{"30":1,"60":1},"Gamma":0.5}""")]
    public void Json_ReadsTables(string json) => Assert.Equal(Steps, JsonSerializer.Deserialize<Slot>(json));

    [Theory]
    [InlineData("""{"Schedule":"Optax.PiecewiseConstantSchedule","BoundariesAndScales":{"60":0.1,"120":0.5},"InitValue":1}""")]
    [InlineData("""{"Schedule":"Optax.PiecewiseConstantSchedule","BoundariesAndScales":"60:0.1, 120:0.5","InitValue":1}""")]
    [InlineData("""{"Schedule":"Optax.PiecewiseConstantSchedule","boundaries_and_scales":[[60, 0.1], [120, 0.5]],"init_value":1}""")]
    public void Json_ReadsTablesWithValues(string json)
    {
        Slot slot = JsonSerializer.Deserialize<Slot>(json)!;
        Assert.Equal([1, 0.1, 0.1, 0.05], new[] { slot.At(59), slot.At(60), slot.At(119), slot.At(120) });
    }

    [Theory]
    [InlineData("\"Linear\"")]
    [InlineData("\"linear\"")]
    [InlineData("1")]
    public void Json_ReadsEnumsByNameAndValue(string strategy)
    {
        string json = $$"""{"Schedule":"PyTorch.OneCycleLR","TotalSteps":100,"AnnealStrategy":{{strategy}},"ThreePhase":true}""";
        Assert.Equal(new OneCycleLR { TotalSteps = 100, AnnealStrategy = Anneal.Linear, ThreePhase = true }, JsonSerializer.Deserialize<Slot>(json));
    }

    [Fact]
    public void Json_ReadsTheNamesOfTheOriginal()
    {
        const string json = """{"Schedule":"PyTorch.CyclicLR","step_size_up":50,"mode":"exp_range","gamma":0.99}""";
        Assert.Equal(new CyclicLR { StepSizeUp = 50, Mode = CyclicMode.ExpRange, Gamma = 0.99 }, JsonSerializer.Deserialize<Slot>(json));
    }

    [Fact]
    public void Json_WritesWhatItReads()
    {
        Assert.Equal("""{"Schedule":"ScheduleDsl.PyTorch.MultiStepLR","Gamma":0.5,"Milestones":"30, 60"}""", JsonSerializer.Serialize(Steps));
        Slot cycle = new OneCycleLR { TotalSteps = 100, AnnealStrategy = Anneal.Linear, ThreePhase = true };
        string json = JsonSerializer.Serialize(cycle);
        Assert.Equal("""{"Schedule":"ScheduleDsl.PyTorch.OneCycleLR","TotalSteps":100,"AnnealStrategy":"Linear","ThreePhase":true}""", json);
        Assert.Equal(cycle, JsonSerializer.Deserialize<Slot>(json));
    }

    [Fact]
    public void FurtherCurves_HaveNames()
    {
        Slot momentum = new OneCycleLR { TotalSteps = 100, BaseMomentum = 0.5 }.Momentum;
        string json = JsonSerializer.Serialize(momentum);
        Assert.Equal("""{"Schedule":"ScheduleDsl.PyTorch.OneCycleLR.Momentum","TotalSteps":100,"BaseMomentum":0.5}""", json);
        Assert.Equal(momentum, JsonSerializer.Deserialize<Slot>(json));

        Slot named = JsonSerializer.Deserialize<Slot>("""{"Schedule":"PyTorch.OneCycleLR.momentum","TotalSteps":100}""")!;
        Assert.Equal(0.95, named.At(0));
        Assert.Equal(0.85, named.At(29), 12);
        Assert.Contains(
            "did you mean Momentum?", Assert.Throws<KeyNotFoundException>(() => Registry.CreateSchedule("PyTorch.OneCycleLR.Momentun")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":"60, 30"}""", "times must not fall")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":[60, 30]}""", "times must not fall")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":"soon"}""", "'soon' is no entry of a table")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":[[1, 2, 3]]}""", "[1, 2, 3]")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":{"soon":1}}""", "soon")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestones":null}""", "Milestones must be")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Gamma":[1]}""", "Gamma must be a number: it is '1'")]
    [InlineData("""{"Schedule":"PyTorch.CyclicLR","Mode":"square"}""", "Mode must be one of Triangular, Triangular2, ExpRange: it is 'square'")]
    [InlineData("""{"Schedule":"PyTorch.OneCycleLR","ThreePhase":"yes"}""", "ThreePhase must be false or true: it is 'yes'")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestone":"30"}""", "did you mean Milestones?")]
    [InlineData("""{"Schedule":"PyTorch.MultiStepLR","Milestone":"30, 60"}""", "did you mean Milestones?")]
    public void WhatCannotBeRead_IsNamed(string json, string expected)
    {
        Exception problem = Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<Slot>(json)!.Resolve());
        Assert.True(problem is JsonException or KeyNotFoundException, problem.ToString());
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigurationBinder_FillsTablesAndEnums()
    {
        MomentumSettings settings = new();
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LearningRate:Schedule"] = "PyTorch.MultiStepLR",
            ["LearningRate:Settings:Milestones"] = "30, 60",
            ["LearningRate:Settings:Gamma"] = "0.5",
            ["Beta:Schedule"] = "PyTorch.CyclicLR.Momentum",
            ["Beta:Settings:Mode"] = "triangular2",
        }).Build().Bind(settings);
        Assert.Equal(Steps, settings.LearningRate);
        Assert.Equal((Slot)new CyclicLR { Mode = CyclicMode.Triangular2 }.Momentum, settings.Beta);
    }

    [Fact]
    public void SettingsInCode_TakeEveryKind()
    {
        Slot slot = new()
        {
            Schedule = "PyTorch.MultiStepLR", Settings = { ["Milestones"] = StepTable.Of(30, 60), ["Gamma"] = 0.5 },
        };
        Assert.Equal(Steps, slot);
        Assert.Equal(
            new OneCycleLR { TotalSteps = 10, ThreePhase = true }.Fingerprint,
            Registry.CreateSchedule("OneCycleLR", new Dictionary<string, SettingValue> { ["TotalSteps"] = 10, ["ThreePhase"] = true }).Fingerprint);
        Assert.Equal((30, null), (((SettingValue)"30").Number, ((SettingValue)"30").Text));
    }

    [Fact]
    public void SharedShortNames_AreToldApartByNamespace()
    {
        Assert.IsType<HuggingFace.ConstantSchedule>(Registry.CreateSchedule("HuggingFace.ConstantSchedule"));
        Assert.IsType<Optax.ConstantSchedule>(Registry.CreateSchedule("optax.constantschedule"));
        Assert.Contains("is ambiguous", Assert.Throws<KeyNotFoundException>(() => Registry.CreateSchedule("ConstantSchedule")).Message, StringComparison.Ordinal);
    }
}
