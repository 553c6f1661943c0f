using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Analyzers;
using ScheduleDsl.Analyzers.Guidelines;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What an editor asks for while one file is typed: the findings of that file, without the end of the compilation.</summary>
public sealed class LiveTests
{
    private const string Settings = """
        using ScheduleDsl.Optimizers;
        public static class Training { public static object Make() => new AdamWSettings { LearningRate = new Mine(), WeightDecay = 2 }; }
        """;

    private const string Schedule = """
        using ScheduleDsl;
        public partial class Mine { [Schedule] private static Curve Define() => Shapes.Start().Then(Curve.Line(Shapes.Top, 0, 900)); }
        """;

    private const string Helper = """
        using ScheduleDsl;
        public static class Shapes
        {
            public static double Top => 0.05;
            public static Curve Start() => Curve.Line(0, Top, 100);
        }
        """;

    [Theory]
    [InlineData("SDL151", "[Schedule(Peak = 3e-4, Steps = 1000)] [Warmup(Steps = 800)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))] public partial class Long;")]
    [InlineData("SDL250", "[Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = \"LearningRate=0.05, WeightDecay=2\")] [Plan(Steps = 1000)] public static partial class Heavy;")]
    [InlineData("SDL250", "static class Training { static object settings = new ScheduleDsl.Optimizers.AdamWSettings { LearningRate = 0.05, WeightDecay = 2 }; }")]
    [InlineData("SDL203", "[Recipe(typeof(ScheduleDsl.Optimizers.AdamW))] [Plan(Steps = 1000)] [Follow(\"LearningRate\", typeof(string))] public static partial class Wrong;")]
    [InlineData("SDL001", "[Optimizer] public partial class Locked { [UpdateRule] private float Update(float parameter, float gradient) { lock (this) { } return parameter; } }")]
    public async Task FileByItself_HasItsFindings(string id, string source) =>
        Assert.Contains(id, (await While(0, Sources.Usings + source, Settings, Schedule, Helper)).Select(d => d.Id));

    [Fact]
    public async Task InitialiserOverAScheduleOfAnotherFile_HasTheNumbersOfBoth()
    {
        Diagnostic one = Assert.Single(await While(0, Settings, Schedule, Helper), d => d.Severity >= DiagnosticSeverity.Warning);

        Assert.Equal("AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update", one.GetMessage());
        Assert.Empty((await While(1, Settings, Schedule, Helper)).Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public async Task EditOfAnotherFile_ChangesTheFindings()
    {
        string[] edited = [Settings, Schedule, Helper.Replace("0.05", "0.005")];

        Assert.DoesNotContain(await While(0, edited), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    // Generators run less often than analyzers in some editors, so what was generated may belong to the text before the edit.
    [Fact]
    public async Task EditBeforeTheNextGeneration_IsJudgedAsItStands()
    {
        const string before = """
            using ScheduleDsl;
            [Schedule(Peak = 3e-4, Steps = 1000)] [Warmup(Steps = 80)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))] public partial class Edited;
            """;
        CSharpCompilation generated = GeneratorHost.RunWithErrors(before).Compilation;
        SyntaxTree tree = generated.SyntaxTrees.First();
        CSharpCompilation after = generated.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(before.Replace("80", "800"), GeneratorHost.ParseOptions, tree.FilePath));

        Assert.Equal("the warmup of Edited takes 800 of 1,000 updates (80 %): the run trains at its peak rate for 20 % of it", Assert.Single(await While(0, after), d => d.Id == "SDL151").GetMessage());
    }

    [Fact]
    public async Task FileAskedForTwice_HasTheSameFindingsAgain()
    {
        const string wrong = "[Optimizer] public partial class Locked { [UpdateRule] private float Update(float parameter, float gradient) => Shared.Bad(gradient); }";
        const string second = "[Optimizer] public partial class Other { [UpdateRule] private float Update(float parameter, float gradient) => Shared.Bad(gradient); }";
        const string shared = "static class Shared { public static float Bad(float x) { lock (new object()) { } return x; } }";
        CompilationWithAnalyzers analysis = Analysis(GeneratorHost.RunWithErrors(Sources.Usings + wrong + shared, Sources.Usings + second).Compilation);
        SemanticModel model = analysis.Compilation.GetSemanticModel(analysis.Compilation.SyntaxTrees.First());

        // A part of the file first, as for a light bulb.
        await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, new Microsoft.CodeAnalysis.Text.TextSpan(0, 1), default);
        ImmutableArray<Diagnostic> whole = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, default);

        Assert.Equal(["SDL001"], whole.Select(d => d.Id));
        Assert.Equal(["SDL001"], (await analysis.GetAnalyzerDiagnosticsAsync()).Select(d => d.Id));
    }

    private static Task<ImmutableArray<Diagnostic>> While(int file, params string[] sources) => While(file, GeneratorHost.RunWithErrors(sources).Compilation);

    private static Task<ImmutableArray<Diagnostic>> While(int file, CSharpCompilation compilation)
    {
        CompilationWithAnalyzers analysis = Analysis(compilation);
        return analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(analysis.Compilation.SyntaxTrees.ElementAt(file)), filterSpan: null, default);
    }

    private static CompilationWithAnalyzers Analysis(CSharpCompilation compilation) =>
        compilation.WithAnalyzers([new LanguageAnalyzer(), new GuidelineAnalyzer()]);
}
