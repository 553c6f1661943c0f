using System;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>The generated members do what their documentation says.</summary>
public sealed class GeneratedMemberTests
{
    private static readonly Assembly Built = GeneratorHost.Run(Sources.Lion, Sources.Wsd, Sources.Recipe, Switches).Load();

    private const string Switches = Sources.Usings + """
        namespace Acme;

        public enum Mode { Off, On = 2 }

        [Optimizer]
        public sealed partial class Switches
        {
            [Hyper(0.5)] public partial Scalar Rate { get; init; }
            [Hyper(0.25, Above = 0)] public partial Scalar Start { get; init; }
            [Hyper(true)] public partial bool Flag { get; init; }
            [Hyper(3, Min = 1, Max = 5)] public partial int Count { get; init; }
            [Hyper(Mode.On)] public partial Mode Mode { get; init; }

            [State(InitialFrom = nameof(Start))] private float sum;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                sum = sum + gradient;
                return Flag ? sum : parameter - Rate * (float)Step;
            }
        }
        """;

    [Fact]
    public void RateMultiplierWithoutALearningRate_IsRefused()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [3]));
        OptimizerSettings settings = (OptimizerSettings)Activator.CreateInstance(Built.GetType("Acme.SwitchesSettings")!)!;
        RunOptions options = new() { Groups = [new() { Name = "g", MaxRank = 1, RateMultiplier = 2 }] };
        Assert.Contains("no hyperparameter of Switches has Role = HyperRole.LearningRate",
            Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, settings, options)).Message);
    }

    [Fact]
    public void MisspeltKey_IsRefusedByPlainJson() => Assert.Contains("LerningRate", Assert.Throws<JsonException>(() =>
        JsonSerializer.Deserialize("""{"LerningRate":0.1}""", Built.GetType("Acme.LionSettings")!)).Message);

    [Theory]
    [InlineData("Lion", "Beta1", 1.5, "Lion.Beta1 is 1.5: it must be at least 0 and below 1")]
    [InlineData("Lion", "Beta1", 1.0, "Lion.Beta1 is 1: it must be at least 0 and below 1")]
    [InlineData("Lion", "Beta1", double.NaN, "Lion.Beta1 is NaN: it must be at least 0 and below 1")]
    [InlineData("Lion", "LearningRate", -1e-3, "Lion.LearningRate is -0.001: it must be at least 0")]
    [InlineData("Lion", "LearningRate", double.PositiveInfinity, "Lion.LearningRate is Infinity: it must be a finite number")]
    [InlineData("Switches", "Start", 0.0, "Switches.Start is 0: it must be above 0")]
    [InlineData("Wsd", "Steps", -1.0, "Wsd.Steps is -1: it must be at least 0 and at most 9007199254740992")]
    [InlineData("Wsd", "DecayFraction", 1.5, "Wsd.DecayFraction is 1.5: it must be at least 0 and at most 1")]
    public void Property_RefusesValuesOutsideItsRange(string type, string property, double value, string message)
    {
        object instance = New(type);

        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => Set(instance, property, value));

        Assert.Equal(message, Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerException).Message);
    }

    [Fact]
    public void IntAndEnumProperties_RefuseValuesOutsideTheirRange()
    {
        object switches = New("Switches");
        PropertyInfo mode = switches.GetType().GetProperty("Mode")!;

        Exception count = Assert.Throws<TargetInvocationException>(() => switches.GetType().GetProperty("Count")!.SetValue(switches, 6)).InnerException!;
        Exception member = Assert.Throws<TargetInvocationException>(() => mode.SetValue(switches, Enum.ToObject(mode.PropertyType, 1))).InnerException!;

        Assert.Equal("Switches.Count is 6: it must be at least 1 and at most 5", count.Message);
        Assert.Equal("Switches.Mode is 1: it must be one of Off, On", member.Message);
    }

    [Fact]
    public void Apply_StartsStatesAtTheirInitialValue_AndShowsTheStepToTheBody()
    {
        object summing = New("Switches");
        Assert.Equal(1.25f, Apply(summing, 7, 1, 1));
        Assert.Equal(3.25f, Apply(summing, 7, 2, 2));

        object counting = New("Switches");
        counting.GetType().GetProperty("Flag")!.SetValue(counting, false);
        Assert.Equal(7 - 0.5f * 12, Apply(counting, 7, 1, 12));
    }

    [Fact]
    public void Apply_RefusesSteps_BelowOne() =>
        Assert.IsType<ArgumentOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => Apply(New("Lion"), 1, 1, 0)).InnerException);

    [Fact]
    public void Settings_StartWithTheDeclaredDefaults()
    {
        object settings = New("SwitchesSettings");

        Assert.Equal(0.5, ((Slot)Get(settings, "Rate")).Value);
        Assert.Equal(true, Get(settings, "Flag"));
        Assert.Equal(3, Get(settings, "Count"));
        Assert.Equal("On", Get(settings, "Mode").ToString());
        Assert.Empty(((OptimizerSettings)settings).Check());
    }

    [Fact]
    public void Settings_AreCheckedInTheWordsOfTheProperties()
    {
        OptimizerSettings settings = (OptimizerSettings)New("LionSettings");
        settings.GetType().GetProperty("Beta1")!.SetValue(settings, (Slot)1.5);

        Assert.Equal("Lion.Beta1 is 1.5: it must be at least 0 and below 1", Assert.Single(settings.Check()).Message);
    }

    [Fact]
    public void Schedule_IsReadAndChangedByProperty()
    {
        Schedule schedule = (Schedule)New("Wsd");
        int peak = Index(schedule, "Peak");

        Schedule changed = schedule.With(peak, 0.5);

        Assert.Equal(1000, schedule.Length);
        Assert.Equal(3e-4, schedule.Get(peak));
        Assert.Equal(3e-4, schedule.At(500));
        Assert.Equal(0.5, changed.At(500));
        Assert.Equal(0.25, changed.At(50));
        Assert.Equal(0.5 * 0.1, changed.At(1000), 15);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.With(peak, double.NaN));
    }

    [Fact]
    public void Fingerprint_DiffersWhereANumberOrTheFormulaDoes()
    {
        Schedule schedule = (Schedule)New("Wsd");
        Schedule otherShape = (Schedule)Activator.CreateInstance(
            GeneratorHost.Run(Sources.Wsd.Replace("1 - t", "1 - t * t")).Load().GetType("Acme.Wsd")!)!;
        Schedule otherDefault = (Schedule)Activator.CreateInstance(
            GeneratorHost.Run(Sources.Wsd.Replace("3e-4", "1e-3")).Load().GetType("Acme.Wsd")!)!;

        Assert.NotEqual(schedule.Fingerprint, schedule.With(Index(schedule, "Steps"), 999).Fingerprint);
        Assert.NotEqual(schedule.Fingerprint, otherShape.Fingerprint);
        Assert.Equal(schedule.Fingerprint, otherDefault.With(Index(otherDefault, "Peak"), 3e-4).Fingerprint);
    }

    [Fact]
    public void Recipe_FitsItsSchedulesToThePlan()
    {
        Recipe recipe = (Recipe)Built.GetType("Acme.Pretraining")!.GetMethod("Create")!.Invoke(null, null)!;

        Slot rate = (Slot)Get(recipe.Settings, "LearningRate");
        Assert.Equal(500, rate.Resolve()!.Length);
        Assert.Equal(0.1, ((Slot)Get(recipe.Settings, "WeightDecay")).Value);
        Assert.Equal(500, recipe.Steps);
        Assert.Equal(64, recipe.BatchSize);
        ParameterGroup group = Assert.Single(recipe.Groups);
        Assert.Equal(("no decay", "*.bias"), (group.Name, group.Pattern));
        Assert.Equal(0.0, group.Overrides["WeightDecay"].Value);
    }

    [Fact]
    public void ModuleInitializer_EntersTheTypesInTheRegistry()
    {
        // A module initializer runs with the first use of any code of the module.
        _ = New("Lion");

        Assert.Equal("Acme.Lion", Registry.FindOptimizer("Acme.Lion").Name);
        Assert.Equal("Acme.Wsd", Registry.FindSchedule("Acme.Wsd").Create().GetType().FullName);
        Assert.Equal(500, Registry.FindRecipe("Acme.Pretraining").Create().Steps);
    }

    private static object New(string type) => Activator.CreateInstance(Built.GetType("Acme." + type)!)!;

    private static object Get(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner)!;

    private static void Set(object owner, string name, double value)
    {
        PropertyInfo property = owner.GetType().GetProperty(name)!;
        property.SetValue(owner, true switch
        {
            _ when property.PropertyType == typeof(Scalar) => (Scalar)value,
            _ when property.PropertyType == typeof(Steps) => (Steps)(long)value,
            _ when property.PropertyType == typeof(Fraction) => (Fraction)value,
            _ => Convert.ChangeType(value, property.PropertyType),
        });
    }

    private static object Apply(object rule, float parameter, float gradient, long step) =>
        rule.GetType().GetMethod("Apply", [typeof(float), typeof(float), typeof(long)])!.Invoke(rule, [parameter, gradient, step])!;

    private static int Index(Schedule schedule, string property) =>
        schedule.Properties.Select((p, i) => (p.Name, i)).Single(p => p.Name == property).i;
}
