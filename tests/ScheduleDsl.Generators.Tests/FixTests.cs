using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What a code fix does: the new text exactly, nothing else, and the diagnostic is gone.</summary>
public sealed class FixTests
{
    public static TheoryData<string, string, int> Cases
    {
        get
        {
            TheoryData<string, string, int> data = [];
            foreach ((FixCase fix, int index) in FixCases.All.Select((c, i) => (c, i)))
                data.Add(fix.Id, fix.Title, index);
            return data;
        }
    }

    public static TheoryData<string, string, int> MadeCases
    {
        get
        {
            TheoryData<string, string, int> data = [];
            foreach ((FixCase fix, int index) in FixCases.Settings.Select((c, i) => (c, i)))
                data.Add(fix.Id, fix.Title, index);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fix_WritesTheNewTextAndTheDiagnosticIsGone(string id, string title, int index)
    {
        string marked = FixCases.All.ElementAt(index).Marked;
        Project before = FixHost.Project(marked);
        Diagnostic[] said = await FixHost.Diagnostics(before);
        Assert.Contains(id, said.Select(d => d.Id));
        CodeAction[] actions = [.. (await FixHost.Actions(before, said.First(d => d.Id == id))).Where(a => a.Title == title)];

        Project after = await FixHost.Apply(before, Assert.Single(actions));

        await FixHost.AssertAfter(after, marked);
        Assert.DoesNotContain(await FixHost.Diagnostics(after), d => d.Id == id || (d.Severity == DiagnosticSeverity.Error && said.All(s => s.Id != d.Id)));
        Assert.Empty((await after.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
    }

    [Theory]
    [MemberData(nameof(MadeCases))]
    public void RemedyAtRunTime_HasTheSameWords(string id, string title, int index)
    {
        object made = GeneratorHost.RunWithErrors(FixHost.Before(FixCases.Settings[index].Marked)).Load().GetType("Training")!.GetMethod("Make")!.Invoke(null, [])!;
        IReadOnlyList<Advice> advice = made is OptimizerSettings settings ? settings.Check() : ((Schedule)made).Check();

        Assert.Contains(title, advice.Where(a => a.Id == id).SelectMany(a => a.Remedies).Select(r => char.ToUpperInvariant(r[0]) + r[1..]));
    }

    [Fact]
    public void EveryFixableId_IsShown()
    {
        // Guidelines share one fix, and those that compute nothing have none.
        HashSet<string> shown = [.. FixCases.Ids];
        Assert.Empty(shown.Except(FixHost.FixableIds));
        Assert.Empty(FixHost.FixableIds.Where(id => !ScheduleDsl.Guidelines.AllGuidelines.List.Any(g => g.Id == id)).Except(shown));
    }

    [Theory]
    [InlineData("new ScheduleDsl.Optimizers.AdamWSettings { LearningRate = new ScheduleDsl.Schedules.Cosine { Peak = 0.1, Steps = 1000 }, WeightDecay = 0 }", "SDL251")]
    [InlineData("new ScheduleDsl.Optimizers.AdamWSettings { LearningRate = 2e-3 }", "SDL257")]
    public async Task WhereNothingIsComputed_NothingIsOffered(string settings, string id)
    {
        Project project = FixHost.Project($"public static class Training {{ public static object Make() => {settings}; }}");
        Diagnostic said = (await FixHost.Diagnostics(project)).Single(d => d.Id == id);
        Assert.Empty(await FixHost.Actions(project, said));
    }

    [Fact]
    public async Task NumberBesideASchedule_IsNotOffered()
    {
        // Set = "LearningRate=..." beside [Follow] would be an error.
        Project project = FixHost.Project(Sources.Usings + """
            [Schedule(Peak = 2.5e-3, Steps = 1000), Decay(typeof(ScheduleDsl.Profiles.Cosine))]
            public partial class S;
            [Recipe(typeof(ScheduleDsl.Optimizers.ScheduleFreeAdamW)), Plan(Steps = 1000), Follow("LearningRate", typeof(S))]
            public static partial class Training;
            """);
        Assert.Empty(await FixHost.Actions(project, (await FixHost.Diagnostics(project)).Single(d => d.Id == "SDL261")));
    }

    [Fact]
    public async Task SettingsTextThatIsNoPlainLiteral_IsLeftAlone()
    {
        Project project = FixHost.Project(Sources.Usings + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = Written.Settings), Plan(Steps = 1000)]
            public static partial class Training;
            public static class Written { public const string Settings = "LearningRate=0.05, WeightDecay=10"; }
            """);
        Assert.Empty(await FixHost.Actions(project, (await FixHost.Diagnostics(project)).Single(d => d.Id == "SDL250")));
    }

    [Fact]
    public void OptionsOfARun_AreRemediesAtRunTimeToo()
    {
        IReadOnlyList<Advice> advice = new ScheduleDsl.Optimizers.AdamWSettings { LearningRate = 1e-5 }.Check(new ParameterTable(ElementType.BFloat16));
        Assert.Equal(["set StochasticRounding to true"], advice.Single(a => a.Id == "SDL265").Remedies);
        Assert.Equal(advice, new ScheduleDsl.Optimizers.AdamWSettings { LearningRate = 1e-5 }.Check(new ParameterTable(ElementType.BFloat16)));
    }

    private const string Bounded = """
        [Optimizer]
        [Guideline(nameof(A), Max = 1)]
        [Guideline(nameof(B), Max = 1)]
        public partial class Bounded
        {
            [Hyper(2.0)] public partial Scalar A { get; init; }
            [Hyper(2.0)] public partial Scalar B { get; init; }
            [UpdateRule] private float Update(float parameter, float gradient) => parameter - A * B * gradient;
        }

        """;

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task FixAll_WritesIntoEveryDocumentAndSeveralTimesIntoOneInitialiser(FixAllScope scope)
    {
        string[] marked =
        [
            Sources.Usings + Bounded + """
            public static class First
            {
                public static object Both() => new BoundedSettings{-()-}{+ { A = 1, B = 1 }+};
                public static object One() => new BoundedSettings { A = {-3-}{+1+}{+, B = 1+} };
                public static object Nested() => new[] { new BoundedSettings { B = {-7-}{+1+}, A = 0.5 }, new BoundedSettings { A = 0.5, B = 0.5 } };
            }
            """,
            """
            public static class Second
            {
                public static object Lines() => new BoundedSettings
                {
                    A = {-3-}{+1+}, // three
                    B = {-4-}{+1+},
                };
            }
            """,
        ];
        Project before = FixHost.Project(marked);
        Diagnostic first = (await FixHost.Diagnostics(before)).First(d => d.Id == "SDL251");
        string key = (await FixHost.Actions(before, first)).Single().EquivalenceKey!;

        Project after = await FixHost.ApplyAll(before, "SDL251", key, scope);

        await FixHost.AssertAfter(after, scope == FixAllScope.Document ? [marked[0], FixHost.Before(marked[1])] : marked);
        Assert.Equal(scope == FixAllScope.Document ? 2 : 0, (await FixHost.Diagnostics(after)).Count(d => d.Id == "SDL251"));
    }

    [Fact]
    public async Task FixAll_WritesTheSchedulesOfRecipesInOtherDocuments()
    {
        string[] marked =
        [
            Sources.Usings + """
            [Optimizer]
            public partial class Plain
            {
                [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }
                [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * gradient;
            }
            [Recipe(typeof(Plain)), Plan(Steps = 1000), Follow("Rate", typeof(First))]
            public static partial class A;
            [Recipe(typeof(Plain)), Plan(Steps = 1000), Follow("Rate", typeof(Second))]
            public static partial class B;
            [Recipe(typeof(Plain)), Plan(Steps = 500), Follow("Rate", typeof(Second))]
            public static partial class C;
            """,
            // A and B agree with each other; what C wants of Second contradicts B, which came first.
            Sources.Usings + "[Schedule(Peak = 0.1), Warmup(Steps = {-400-}{+50+}), Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = {-7600-}{+950+})] public partial class First;",
            Sources.Usings + "[Schedule(Peak = 0.1), Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = {-4000-}{+1_000+})] public partial class Second;",
        ];
        Project before = FixHost.Project(marked);
        Diagnostic[] said = [.. (await FixHost.Diagnostics(before)).Where(d => d.Id == "SDL158")];
        Assert.Equal(3, said.Length);

        Project after = await FixHost.ApplyAll(before, "SDL158", (await FixHost.Actions(before, said[0])).Single().EquivalenceKey!, FixAllScope.Solution);

        await FixHost.AssertAfter(after, marked);
        Assert.Single(await FixHost.Diagnostics(after), d => d.Id == "SDL158");
    }

    [Fact]
    public async Task FixAll_MendsTheLanguageToo()
    {
        string[] marked = [.. Enumerable.Range(0, 2).Select(i => Sources.Usings + $$"""
            [Optimizer]
            public {+partial +}class Mine{{i}} { [UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient; }
            public {+partial +}class Outer{{i}}
            {
                [Profile] public {+partial +}class Straight { private static double Value(double t) => 1 - t; }
            }
            """)];
        Project before = FixHost.Project(marked);

        await FixHost.AssertAfter(await FixHost.ApplyAll(before, "SDL011", "partial", FixAllScope.Project), marked);
    }

    [Theory]
    [InlineData("Beta2=0.95", "settings with { LearningRate = 1e-4, Beta2 = {-0.9-}{+0.95+} }")]
    [InlineData("Epsilon=1e-6", "settings with { LearningRate = 1e-4{+, Epsilon = 1e-6+} }")]
    [InlineData("Epsilon=1e-6", "settings with { {+Epsilon = 1e-6 +}}")]
    public async Task ObjectMadeOfAnother_IsWrittenInItsOwnInitialiser(string change, string expression)
    {
        string marked = $"public static class Training {{ public static object Make(ScheduleDsl.Optimizers.AdamWSettings settings) => {expression}; }}";
        Project project = FixHost.Project(marked);
        SyntaxNode root = (await project.Documents.Single().GetSyntaxRootAsync())!;
        Location whole = root.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.WithExpressionSyntax>().Single().GetLocation();
        Diagnostic said = Diagnostic.Create(
            new ScheduleDsl.Analyzers.Guidelines.GuidelineAnalyzer().SupportedDiagnostics[0], whole, [whole],
            new Dictionary<string, string?> { ["Remedy0"] = "mend it", ["Remedy0.Change0"] = change }.ToImmutableDictionary());

        await FixHost.AssertAfter(await FixHost.Apply(project, (await FixHost.Actions(project, said)).Single()), marked);
    }
}
