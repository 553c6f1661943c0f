using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed class RegistryTests
{
    [Theory]
    [InlineData("Momentum")]
    [InlineData("momentum")]
    [InlineData("ScheduleDsl.Tests.Runtime.Fakes.Momentum")]
    public void Optimizer_IsFoundByShortAndFullName(string name) =>
        Assert.IsType<MomentumSettings>(Registry.FindOptimizer(name).CreateSettings());

    [Fact]
    public void UnknownName_IsAnErrorWithTheNearest()
    {
        string message = Assert.Throws<KeyNotFoundException>(() => Registry.FindOptimizer("Momentun")).Message;
        Assert.Equal("There is no optimizer Momentun; did you mean Momentum?", message);
    }

    [Fact]
    public void AmbiguousShortName_IsAnErrorWithBoth()
    {
        Registry.Add(new ScheduleEntry("First.Twin", typeof(int), () => new Ramp { From = 1 }));
        Registry.Add(new ScheduleEntry("Second.Twin", typeof(int), () => new Ramp { From = 2 }));
        string message = Assert.Throws<KeyNotFoundException>(() => Registry.FindSchedule("Twin")).Message;
        Assert.Equal("The schedule Twin is ambiguous: First.Twin or Second.Twin.", message);
        Assert.Equal(2, Registry.CreateSchedule("Second.Twin").At(0));
    }

    [Theory]
    [InlineData("PyTorch.Stepper")]
    [InlineData("pytorch.stepper")]
    [InlineData("Presets.PyTorch.Stepper")]
    public void LastPartsOfTheName_TellOneFromAnother(string name)
    {
        Registry.Add(new ScheduleEntry("Presets.PyTorch.Stepper", typeof(int), () => new Ramp { From = 1 }));
        Registry.Add(new ScheduleEntry("Presets.Timm.Stepper", typeof(int), () => new Ramp { From = 2 }));
        Assert.Equal(1, Registry.CreateSchedule(name).At(0));
        Assert.Equal(
            "The schedule Stepper is ambiguous: Presets.PyTorch.Stepper or Presets.Timm.Stepper.",
            Assert.Throws<KeyNotFoundException>(() => Registry.FindSchedule("Stepper")).Message);
        Assert.Equal(
            "There is no schedule Tim.Stepper; did you mean Timm.Stepper?",
            Assert.Throws<KeyNotFoundException>(() => Registry.FindSchedule("Tim.Stepper")).Message);
    }

    [Fact]
    public void PartOfAName_IsNotAName() =>
        Assert.Throws<KeyNotFoundException>(() => Registry.FindOptimizer("omentum"));

    [Fact]
    public void CreateSchedule_NamesUnknownSettingsAndBounds()
    {
        Assert.Equal(
            "The schedule Ramp has no setting Slop; did you mean Slope?",
            Assert.Throws<KeyNotFoundException>(() => Registry.CreateSchedule("Ramp", [new("Slop", 1)])).Message);
        Assert.Contains(
            "Ramp.Steps is 0: it must be at least 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => Registry.CreateSchedule("Ramp", [new("Steps", 0)])).Message);
    }

    [Fact]
    public void Add_FromManyThreadsLosesNothing()
    {
        Parallel.For(0, 200, i => Registry.Add(new RecipeEntry($"Many.R{i:D3}", typeof(int), () => new Recipe(new MomentumSettings(), i + 1))));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"Many.R{i:D3}"), Registry.Recipes.Select(entry => entry.Name).Where(name => name.StartsWith("Many.")));
        Assert.Equal(8, Registry.FindRecipe("R007").Create().Steps);
    }

    [Fact]
    public void Add_ReplacesTheSameFullName()
    {
        Registry.Add(new ScheduleEntry("Replaced.Once", typeof(int), () => new Ramp { From = 1 }));
        Registry.Add(new ScheduleEntry("Replaced.Once", typeof(int), () => new Ramp { From = 2 }));
        Assert.Equal(2, Registry.CreateSchedule("Once").At(0));
    }
}
