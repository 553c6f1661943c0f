using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.Analyzers.SettingsFiles;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Settings in JSON files are judged in the build as they are when the program reads them.</summary>
public sealed class SettingsFileTests
{
    private const string Project = """
        using ScheduleDsl;
        [Schedule(Peak = 0.05, Steps = 1000)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))] public partial class Falling;
        [Recipe(typeof(ScheduleDsl.Optimizers.AdamW))] [Plan(Steps = 1000)] public static partial class Pretraining;
        [Recipe(typeof(ScheduleDsl.Optimizers.AdamW))] [Plan(Steps = 1000)] [Group("head", Names = "head.*", RateMultiplier = 10)] public static partial class FastHead;
        """;

    private static readonly (string, string)[] ForAdamW = [("Optimizer", "AdamW")];

    [Theory]
    [InlineData("""{ "LearningRate": 0.05, {|"WeightDecay": 2|} }""")]
    [InlineData("""{ "learningRate": "0.05", {|"weightdecay": "2"|} }""")]
    [InlineData("""{ "LearningRate": "Falling", {|"WeightDecay": 2|} }""")]
    [InlineData("""{ "LearningRate": { "Schedule": "Cosine", "Peak": 0.05, "Steps": 1000 }, {|"WeightDecay": 2|} }""")]
    [InlineData("""{ "LearningRate": { "Schedule": "Schedules.Cosine", "Settings": { "Peak": 5e-2, "Steps": 1000 } }, {|"WeightDecay": 2|} }""")]
    [InlineData("""{ "LearningRate": { "Schedule": "MultiStep", "Peak": 0.05, "Milestones": [30, 60] }, {|"WeightDecay": 2|} }""")]
    public async Task HarmfulSettings_AreReportedOnTheProperty(string marked)
    {
        string text = marked.Replace("{|", "").Replace("|}", "");
        Diagnostic one = Assert.Single(await Reported(text, ForAdamW), d => d.Severity >= DiagnosticSeverity.Warning && d.Id == "SDL250");

        const string message = "AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update";
        Assert.Equal((DiagnosticSeverity.Warning, message), (one.Severity, one.GetMessage()));
        Assert.Equal(marked.Split("{|")[1].Split("|}")[0], text.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length));
        Assert.Equal("/settings.json", one.Location.GetLineSpan().Path);
        if (!text.Contains("Falling"))
            Assert.Contains(Registry.ReadSettings("AdamW", text).Check(), a => a.Id == "SDL250" && a.Message == message);
    }

    [Theory]
    [InlineData("""{ "LearningRate": 6e-4, "WeightDecay": 0.1, "Beta2": 0.95 }""")]
    [InlineData("""{ "LearningRate": { "Schedule": "Wsd", "Peak": 3e-4, "Steps": 1000, "WarmupSteps": 100, "DecayFraction": 0.1 }, "WeightDecay": 0.1 }""")]
    [InlineData("""{ "LearningRate": { "Schedule": "Cosine", "Peak": 0.05, "Steps": "many" }, "WeightDecay": 100 }""")]
    public async Task UsualOrUnknownSettings_AreSilent(string text) =>
        Assert.DoesNotContain(await Reported(text, ForAdamW), d => d.Severity >= DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("""{ {|"LearningRat"|}: 1 }""", "AdamW has no setting 'LearningRat': it has LearningRate, ")]
    [InlineData("""{ "LearningRate": {|x|}y }""", "it is not JSON: a value is expected, found 'x'")]
    [InlineData("""{ "LearningRate": 1 {|"|}Beta1": 0 }""", "it is not JSON: ',' or '}' is expected, found '\"'")]
    [InlineData("""{ "LearningRate": 1, {|}|}""", "it is not JSON: the name of a property is expected, found '}'")]
    [InlineData("""{ "LearningRate": 1 {||}""", "it is not JSON: it ends where ',' or '}' is expected")]
    [InlineData("""{ "LearningRate": {|01|} }""", "a number does not begin with 0")]
    [InlineData("""{ "LearningRate": 1 } {|/|}/ slow""", "it is not JSON: the end of the file is expected, found '/'")]
    [InlineData("""{ "LearningRate": 1, {|"learningrate"|}: 2 }""", "'learningrate' is given twice")]
    [InlineData("""{ "LearningRate": {|true|} }""", "AdamW.LearningRate is a number or a schedule, found true")]
    [InlineData("""{ "LearningRate": {|"Cosin"|} }""", "there is no one schedule 'Cosin'")]
    [InlineData("""{ "LearningRate": { "Schedule": "Cosine", {|"Pek"|}: 1 } }""", "Cosine has no setting 'Pek': it has Peak, ")]
    [InlineData("""{ "LearningRate": {|{ "Peak": 1 }|} }""", "the key \"Schedule\" is missing")]
    [InlineData("""{|[1]|}""", "the settings of AdamW must be an object, found an array")]
    public async Task FileThatTheProgramRefuses_IsReportedOnce(string marked, string message)
    {
        string text = marked.Replace("{|", "").Replace("|}", "");
        Diagnostic one = Assert.Single(await Reported(text, ForAdamW));

        Assert.Equal(("SDL211", DiagnosticSeverity.Error), (one.Id, one.Severity));
        Assert.StartsWith(message, one.GetMessage());
        Assert.Equal(marked.IndexOf("{|", StringComparison.Ordinal), one.Location.SourceSpan.Start);
        Assert.Equal(marked.Split("{|")[1].Split("|}")[0].Length, one.Location.SourceSpan.Length);
        Assert.ThrowsAny<Exception>(() => Registry.ReadSettings("AdamW", text).Check().Follow(CheckPolicy.Throw));
    }

    [Fact]
    public async Task NumberOutOfItsRange_IsReportedOnTheProperty()
    {
        Diagnostic one = Assert.Single(await Reported("""{ "Beta1": 1.5, "WeightDecay": 1e9 }""", ForAdamW));

        Assert.Equal(("SDL206", 2, 12), (one.Id, one.Location.SourceSpan.Start, one.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task ScheduleOutOfTheRange_IsReportedOnTheProperty()
    {
        const string text = """{ "Beta1": { "Schedule": "Linear", "Peak": 1.5, "Steps": 1000 } }""";
        Diagnostic one = Assert.Single(await Reported(text, ForAdamW));

        Assert.Equal(("SDL206", Registry.ReadSettings("AdamW", text).Check().Single().Message), (one.Id, one.GetMessage()));
    }

    [Fact]
    public async Task PlanOfARecipe_IsRead()
    {
        const string text = """{ "LearningRate": { "Schedule": "Cosine", "Peak": 1e-3, "Steps": 8000 } }""";
        string[] expected = [.. Registry.ReadSettings("AdamW", text).Check(new Plan { Steps = 1000 }).Select(a => a.Message)];

        Assert.Equal(expected, (await Reported(text, ("Recipe", "Pretraining"))).Select(d => d.GetMessage()));
        Assert.Equal(expected, (await Reported(text, ("Optimizer", "AdamW"), ("Steps", "1000"))).Select(d => d.GetMessage()));
        Assert.Contains(expected, message => message.Contains("8,000"));
    }

    // 0.02 is below the bound, and ten times that is not.
    [Fact]
    public async Task GroupsOfARecipe_AreJudged()
    {
        const string text = """{ "LearningRate": 0.02 }""";
        Diagnostic one = Assert.Single(await Reported(text, ("Recipe", "FastHead")), d => d.Severity >= DiagnosticSeverity.Warning);

        Assert.StartsWith("AdamW has LearningRate = 0.2, which should be below 0.1", one.GetMessage());
        Assert.Equal((0, text.Length), (one.Location.SourceSpan.Start, one.Location.SourceSpan.Length));
        Assert.DoesNotContain(await Reported("""{ "LearningRate": 0.002 }""", ("Recipe", "FastHead")), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("AdamX", null, null, "there is no optimizer 'AdamX'")]
    [InlineData(null, "Pretrainings", null, "there is no recipe 'Pretrainings'")]
    [InlineData("AdamW", "Pretraining", null, "give ScheduleDslRecipe or ScheduleDslOptimizer")]
    [InlineData("AdamW", null, "many", "ScheduleDslSteps is 'many'")]
    [InlineData(null, "Pretraining", "10", "ScheduleDslSteps is for settings without a recipe")]
    public async Task WrongMetadata_IsReported(string? optimizer, string? recipe, string? steps, string message)
    {
        (string, string)[] metadata = [("Optimizer", optimizer ?? ""), ("Recipe", recipe ?? ""), ("Steps", steps ?? "")];

        Assert.StartsWith(message, Assert.Single(await Reported("{}", metadata)).GetMessage());
    }

    [Fact]
    public async Task FileOfAnotherProgram_IsLeftAlone() => Assert.Empty(await Reported("not JSON"));

    // What the library writes, it reads here too.
    [Fact]
    public async Task WrittenSettings_AreRead()
    {
        OptimizerSettings settings = new AdamWSettings { LearningRate = new MultiStep { Peak = 1e-3, Milestones = StepTable.Of((30, 0.1), (60, 0.5)) }, WeightDecay = 0.1 };

        Assert.DoesNotContain(await Reported(Registry.WriteSettings(settings), ForAdamW), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>What is said of a file of settings.</summary>
    internal static async Task<Diagnostic[]> Reported(string text, params (string Name, string Value)[] metadata)
    {
        AdditionalText file = new File("/settings.json", text);
        AnalyzerOptions options = new([file], new Metadata(metadata.Where(m => m.Value.Length > 0).ToDictionary(m => "build_metadata.AdditionalFiles.ScheduleDsl" + m.Name, m => m.Value)));
        CSharpCompilation compilation = GeneratorHost.RunWithErrors(Project).Compilation;
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new SettingsFileAnalyzer()], options);
        Diagnostic[] all = [.. await analysis.GetAnalyzerDiagnosticsAsync()];
        Assert.DoesNotContain(all, d => d.Id == "AD0001");

        // What an editor asks for while the file is typed.
        Assert.Equal(all, (await analysis.GetAnalysisResultAsync(file, default)).GetAllDiagnostics());
        return [.. all.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Metadata(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Options([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(values);
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
