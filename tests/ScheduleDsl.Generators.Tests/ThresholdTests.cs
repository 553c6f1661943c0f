using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Every threshold can be set: in <c>.editorconfig</c> for the analyzers, and by the same key at run time, to the same effect.</summary>
public sealed class ThresholdTests
{
    // What is tried until something else is said than with the default.
    private static readonly double[] Numbers = [0, 1e-12, 1e-6, 1e-3, 0.1, 0.5, 0.999, 1.5, 3, 10, 100, 1e4, 1e6, 1e12];

    // Where the example of the page does not depend on the threshold, or cannot be made without a table.
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["SDL155.slope"] = "public partial class S { [Schedule] private static Curve Define(double peak = 3e-4) => Curve.Line(0, peak, 2000).Then(Curve.Line(0.8 * peak, 0, 8)); }",
        ["SDL155.part"] = "public partial class S { [Schedule] private static Curve Define(double peak = 3e-4) => Curve.Line(peak, peak / 2, 5000).Then(Curve.Line(peak / 4, 0, 5000)); }",
        ["SDL166.updates"] = "public partial class S { [Schedule] private static Curve Define(double peak = 3e-4) => Curve.Line(0, peak, 1).Then(Curve.Line(peak, 0, 9999)); }",
        ["SDL158.rest"] = """
            [Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 900, FloorOfPeak = 1e-6)] public partial class S;
            [Recipe(typeof(ScheduleDsl.Optimizers.Sgd)), Plan(Steps = 1000), Follow("LearningRate", typeof(S))] public static partial class Training;
            """,
        ["SDL263.least"] = Precise("Epsilon=1e-8", "States = StatePrecision.Float16"),
        ["SDL264.step"] = Precise("Beta2=0.999", "States = StatePrecision.BFloat16"),
        ["SDL265.weight"] = Precise("LearningRate=1e-5", "Weights = ElementType.BFloat16"),
        ["SDL265.part"] = """
            [Schedule(Peak = 4.069e-4, Steps = 1000)] [Decay(typeof(ScheduleDsl.Profiles.Linear))] public partial class S;
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW)), Plan(Steps = 1000), Follow("LearningRate", typeof(S)), Precision(Weights = ElementType.BFloat16)] public static partial class Training;
            """,
        ["SDL253.most"] =
            "public static class Training { public static OptimizerSettings Settings => new ScheduleDsl.Optimizers.AdamWSettings { LearningRate = new ScheduleDsl.Schedules.Cosine { Peak = 1e-3, Steps = 1_000_000 }, WeightDecay = 0.5 }; }",
        ["SDL253.least"] = """
            [Schedule(Peak = 1e-5, Steps = 1000)] [Decay(typeof(ScheduleDsl.Profiles.Linear))] public partial class S;
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = "WeightDecay=0.02"), Plan(Steps = 1000), Follow("LearningRate", typeof(S))] public static partial class Training;
            """,
    };

    public static TheoryData<string> Keys => [.. AllGuidelines.List.SelectMany(g => g.Thresholds.Select(t => $"{g.Id}.{t.Name}")).Where(key => key != "SDL275.side")];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Threshold_IsReadInCodeAndAtRunTime(string key)
    {
        string id = key.Split('.')[0];
        string source = Sources.TryGetValue(key, out string? own) ? own : Example(id);
        CSharpCompilation compilation = GeneratorHost.RunWithErrors(source.StartsWith("using ", StringComparison.Ordinal) ? source : Generators.Tests.Sources.Usings + source).Compilation;
        Assembly assembly = new Generated(compilation, null!).Load();
        string[] usual = await InCode(compilation, id, null);

        foreach (double number in Numbers)
        {
            string[] said = await InCode(compilation, id, KeyValuePair.Create("schedule_dsl." + key, number));
            Assert.Equal(said, AtRunTime(assembly, id, KeyValuePair.Create(key, number)));
            if (!said.SequenceEqual(usual))
                return;
        }
        Assert.Fail($"No number of {key} changes what is said: {string.Join("; ", usual)}");
    }

    // Only a table has tensors.
    [Fact]
    public void SideOfAVocabulary_IsReadAtRunTime()
    {
        using ParameterTable table = new();
        table.Add("tokens", new float[60_000], [30_000, 2]);
        Route[] routes = [new Route(new MuonSettings()) { MinRank = 2 }];

        Assert.Single(routes.Check(table), a => a.Id == "SDL275");
        Assert.DoesNotContain(routes.Check(table, guidelines: Options("SDL275.side", 50_000)), a => a.Id == "SDL275");
        Assert.Contains("[30000, 2]", Assert.Single(routes.Check(table, guidelines: Options("SDL275.side", 20_000)), a => a.Id == "SDL275").Message);
    }

    [Theory]
    [InlineData("new AdamWSettings { LearningRate = 0.15, WeightDecay = 0 }", "SDL251.AdamW.LearningRate.below", 0.2)]
    [InlineData("new LionSettings { LearningRate = 2e-3 }", "SDL251.Lion.LearningRate.max", 2e-3)]
    [InlineData("new ProdigySettings { LearningRate = 0.05 }", "SDL251.Prodigy.LearningRate.min", 0.01)]
    [InlineData("new SgdSettings { LearningRate = new Mine { Peak = 2 } }", "SDL170.Mine.Peak.max", 3)]
    public async Task BoundOfAnAuthor_CanBeSet(string settings, string key, double number)
    {
        string id = key.Split('.')[0];
        CSharpCompilation compilation = GeneratorHost.RunWithErrors($$"""
            using ScheduleDsl;
            using ScheduleDsl.Optimizers;
            [Guideline("Peak", Max = 0.5, Because = "it diverged")]
            public sealed partial class Mine { [Schedule] private static Curve Define(double peak = 0.1, double steps = 1000) => Curve.Line(peak, 0, steps); }
            public static class Training { public static OptimizerSettings Settings => {{settings}}; }
            """).Compilation;
        Assembly assembly = new Generated(compilation, null!).Load();

        Assert.Single(await InCode(compilation, id, null));
        Assert.Single(AtRunTime(assembly, id, null));
        Assert.Empty(await InCode(compilation, id, KeyValuePair.Create("schedule_dsl." + key, number)));
        Assert.Empty(AtRunTime(assembly, id, KeyValuePair.Create(key, number)));
    }

    [Fact]
    public void BoundOfAnAuthor_IsInTheMessageAndTheRemedy()
    {
        Advice one = Assert.Single(new LionSettings { LearningRate = 5e-3 }.Check(guidelines: Options("schedule_dsl.sdl251.lion.learningrate.max", 2e-3)), a => a.Id == "SDL251");

        Assert.StartsWith("Lion has LearningRate = 0.005, which should be at most 0.002: ", one.Message);
        Assert.Equal(["set LearningRate to 2e-3"], one.Remedies);
    }

    [Theory]
    [InlineData("SDL151.fractoin", "There is no threshold SDL151.fractoin; did you mean SDL151.fraction?")]
    [InlineData("schedule_dsl.SDL151.fractoin", "There is no threshold schedule_dsl.SDL151.fractoin; did you mean SDL151.fraction?")]
    [InlineData("SDL251.AdamW.LearningRate.max", "There is no threshold SDL251.AdamW.LearningRate.max; did you mean SDL251.AdamW.LearningRate.below?")]
    [InlineData("fraction", "There is no threshold fraction; the nearest is ")]
    public void UnknownKey_IsAnErrorWithTheNearest(string key, string message) => Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Options(key, 1)).Message);

    [Theory]
    [InlineData(double.NaN, "The threshold SDL151.fraction is NaN: it must be a finite number.")]
    [InlineData(double.PositiveInfinity, "The threshold SDL151.fraction is Infinity: it must be a finite number.")]
    public void NumberThatIsNone_IsAnError(double number, string message) => Assert.Equal(message, Assert.Throws<ArgumentException>(() => Options("SDL151.fraction", number)).Message);

    [Fact]
    public void SchedulesRecipesAndSettings_TakeThem()
    {
        Wsd schedule = new() { Peak = 3e-4, Steps = 1000, WarmupSteps = 800, DecayFraction = 0.1 };
        AdamWSettings settings = new() { LearningRate = schedule };
        CheckOptions wide = Options("SDL151.fraction", 0.9);
        using ParameterTable table = new();

        Assert.All<IReadOnlyList<Advice>>([schedule.Check(), settings.Check(), settings.Check(table), new Recipe(settings, 1000).Check(), new Recipe(settings, 1000).Check(table)], a => Assert.Contains(a, one => one.Id == "SDL151"));
        Assert.All<IReadOnlyList<Advice>>(
            [
                schedule.Check(guidelines: wide), settings.Check(guidelines: wide), settings.Check(table, guidelines: wide), new Recipe(settings, 1000).Check(wide), new Recipe(settings, 1000).Check(table, guidelines: wide),
            ],
            a => Assert.DoesNotContain(a, one => one.Id == "SDL151"));
    }

    private static CheckOptions Options(string key, double number) => new() { Thresholds = new Dictionary<string, double> { [key] = number } };

    private static async Task<string[]> InCode(CSharpCompilation compilation, string id, KeyValuePair<string, double>? threshold)
    {
        AnalyzerOptions options = new([], new Config(threshold is { } one ? new() { [one.Key] = one.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) } : []));
        Compilation asked = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create("SDL172", ReportDiagnostic.Info)]));
        Diagnostic[] all = [.. await asked.WithAnalyzers([new GuidelineAnalyzer()], options).GetAnalyzerDiagnosticsAsync()];
        Assert.DoesNotContain(all, d => d.Id == "AD0001");
        return [.. all.Where(d => d.Id == id).Select(d => $"{d.Severity} {d.GetMessage()}").Distinct().Order(StringComparer.Ordinal)];
    }

    // Whatever an example makes: schedules, recipes, settings.
    private static string[] AtRunTime(Assembly assembly, string id, KeyValuePair<string, double>? threshold)
    {
        CheckOptions options = new()
        {
            Thresholds = threshold is { } one ? new Dictionary<string, double> { [one.Key] = one.Value } : [],
            Guidelines = new Dictionary<string, bool> { ["SDL172"] = true },
        };
        List<Advice> said = [];
        foreach (Type type in assembly.GetExportedTypes())
        {
            if (typeof(Schedule).IsAssignableFrom(type))
                said.AddRange(((Schedule)Activator.CreateInstance(type)!).Check(guidelines: options));
            else if (type.GetMethod("Create", [])?.Invoke(null, null) is Recipe recipe)
                said.AddRange(recipe.Check(options));
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Static | BindingFlags.Public).Where(_ => type.GetMethod("Create", []) is null))
            {
                said.AddRange(property.GetValue(null) switch
                {
                    OptimizerSettings settings => settings.Check(guidelines: options),
                    Schedule schedule => schedule.Check(guidelines: options),
                    Route[] routes => routes.Check(guidelines: options),
                    _ => [],
                });
            }
        }
        return [.. said.Where(a => a.Id == id).Select(a => $"{a.Tier} {a.Message}").Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Precise(string set, string precision) =>
        $"[Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = \"{set}\"), Plan(Steps = 1000), Precision({precision})] public static partial class Training;";

    private static string Example(string id) =>
        File.ReadAllText(Path.Combine(Root(), "docs", "rules", id + ".md")).Split("## Bad")[1].Split("```csharp\n")[1].Split("\n```")[0];

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    private sealed class Config(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(values);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
