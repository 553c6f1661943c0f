using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Guidelines that report what is more often meant than not, and so report only where they are asked: by a severity in <c>.editorconfig</c>, by options at run time.</summary>
public sealed class OffByDefaultTests
{
    private const string Default = "AdamW runs with its default LearningRate = 0.001: which rate is right depends on the model and on its batches";
    private const string Constant = "AdamW runs for 10,000 updates at LearningRate = 0.0003: no schedule anneals it";

    [Fact]
    public void Descriptors_AreNotEnabled() => Assert.Equal(
        ["SDL172", "SDL276"], new GuidelineAnalyzer().SupportedDiagnostics.Where(d => !d.IsEnabledByDefault).Select(d => d.Id));

    [Theory]
    [InlineData("{|new AdamWSettings()|}", "SDL276", Default)]
    [InlineData("{|new AdamWSettings { WeightDecay = 0.1 }|}", "SDL276", Default)]
    [InlineData("new Recipe(new AdamWSettings { {|LearningRate = 3e-4|} }, 10_000)", "SDL172", Constant)]
    public async Task Guideline_ReportsWhereItIsAsked(string marked, string id, string message)
    {
        string source = Source(marked.Replace("{|", "").Replace("|}", ""));

        Assert.DoesNotContain(await AnalyzerHost.Advice(source), d => d.Id == id);
        Diagnostic one = Assert.Single(await Asked(source, id), d => d.Id == id);
        Assert.Equal((DiagnosticSeverity.Warning, message), (one.Severity, one.GetMessage()));
        Assert.Equal(marked.Split("{|")[1].Split("|}")[0], one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));

        object made = GeneratorHost.RunWithErrors(source).Load().GetType("Training")!.GetMethod("Make")!.Invoke(null, [0.5])!;
        Assert.DoesNotContain(Said(made, null), a => a.Id == id);
        Advice said = Assert.Single(Said(made, Asking(id)), a => a.Id == id);
        Assert.Equal((AdviceTier.Info, message), (said.Tier, said.Message));
    }

    [Theory]
    [InlineData("new AdamWSettings { LearningRate = 3e-4 }")]
    [InlineData("new AdamWSettings { LearningRate = 1e-3 }")]
    [InlineData("new AdamWSettings { LearningRate = rate }")]
    [InlineData("new ProdigySettings()")]
    [InlineData("new AdafactorSettings()")]
    [InlineData("new Recipe(new AdamWSettings { LearningRate = new Cosine { Peak = 3e-4, Steps = 10_000 } }, 10_000)")]
    [InlineData("new Recipe(new AdamWSettings { LearningRate = 3e-4 }, 999)")]
    [InlineData("new Recipe(new ScheduleFreeAdamWSettings { LearningRate = 3e-4 }, 10_000)")]
    public async Task WhatIsChosenOrNeedsNone_IsSilent(string expression)
    {
        foreach (string id in (string[])["SDL172", "SDL276"])
        {
            Assert.DoesNotContain(await Asked(Source(expression), id), d => d.Id == id);
            object made = GeneratorHost.RunWithErrors(Source(expression)).Load().GetType("Training")!.GetMethod("Make")!.Invoke(null, [0.5])!;
            Assert.DoesNotContain(Said(made, Asking(id)), a => a.Id == id);
        }
    }

    [Fact]
    public void Options_LeaveOutWhatIsOn()
    {
        AdamWSettings settings = new() { LearningRate = 2e-3 };

        Assert.Contains(settings.Check(), a => a.Id == "SDL257");
        Assert.DoesNotContain(settings.Check(guidelines: new CheckOptions { Guidelines = new Dictionary<string, bool> { ["sdl257"] = false } }), a => a.Id == "SDL257");
        Assert.StartsWith("There is no guideline SDL999; ", Assert.Throws<System.ArgumentException>(() => Asking("SDL999")).Message);
    }

    [Theory]
    [InlineData("root = true\n\n[*.cs]\nschedule_dsl.SDL257.rate = 5e-3 # as we do\ndotnet_diagnostic.SDL276.severity = suggestion\n", false, true)]
    [InlineData("[*]\nschedule_dsl.sdl257.rate: 5e-3\n[*.cs]\nschedule_dsl.SDL257.rate = 5e-3\n", false, false)]
    [InlineData("dotnet_diagnostic.SDL257.severity = none\ndotnet_diagnostic.CA1000.severity = none\n# schedule_dsl.SDL1.x = 1\n", false, false)]
    [InlineData("is_global = true\ndotnet_diagnostic.SDL276.severity = silent\n", true, false)]
    public void EditorConfig_IsRead(string text, bool saysWarmup, bool saysDefault)
    {
        CheckOptions options = CheckOptions.FromEditorConfig(File(text));

        Assert.Equal(saysWarmup, new AdamWSettings { LearningRate = 2e-3 }.Check(guidelines: options).Any(a => a.Id == "SDL257"));
        Assert.Equal(saysDefault, new AdamWSettings().Check(guidelines: options).Any(a => a.Id == "SDL276"));
    }

    [Theory]
    [InlineData("[*.cs]\nschedule_dsl.SDL257.rat = 1", "(2): There is no threshold schedule_dsl.SDL257.rat; did you mean SDL257.rate?")]
    [InlineData("schedule_dsl.SDL257.rate = much", "(1): schedule_dsl.SDL257.rate is 'much': it must be a finite number.")]
    [InlineData("[*.cs]\nschedule_dsl.SDL257.rate = 1\n[a.cs]\nschedule_dsl.SDL257.rate = 2", "(4): schedule_dsl.SDL257.rate is 2, and 1 in line 2: sections are not told apart, so give it once.")]
    public void WrongEditorConfig_IsAnErrorWithItsLine(string text, string message)
    {
        string path = File(text);

        Assert.Equal(path + message, Assert.Throws<System.ArgumentException>(() => CheckOptions.FromEditorConfig(path)).Message);
    }

    private static string File(string text)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static CheckOptions Asking(string id) => new() { Guidelines = new Dictionary<string, bool> { [id] = true } };

    private static IReadOnlyList<Advice> Said(object made, CheckOptions? options) =>
        made is Recipe recipe ? recipe.Check(options) : ((OptimizerSettings)made).Check(guidelines: options);

    private static Task<Diagnostic[]> Asked(string source, string id)
    {
        CSharpCompilation compilation = GeneratorHost.Compilation(source);
        return AnalyzerHost.Advice(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Warn)])));
    }

    private static string Source(string expression) => $$"""
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;
        public static class Training { public static object Make(double rate) => {{expression}}; }
        """;
}
