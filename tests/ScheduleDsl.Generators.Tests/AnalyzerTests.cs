using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>The analyzer says what is wrong once, on the construct.</summary>
public sealed class AnalyzerTests
{
    [Fact]
    public Task RightTypes_AreSilent() => AnalyzerHost.AssertReports(Sources.Lion, Sources.Wsd, Sources.Recipe);

    [Fact]
    public Task ConstructOutsideTheLanguage_IsReportedWhereItStands() => AnalyzerHost.AssertReports(Rule("""
        {|SDL001:lock (this) { }|}
        return parameter - LearningRate * gradient;
        """));

    [Fact]
    public Task FloatThatBecomesADouble_IsReportedWhereItDoes() => AnalyzerHost.AssertReports(Rule("""
        return parameter - (float)(0.5 * {|SDL002:gradient|});
        """));

    [Fact]
    public Task FunctionsWithoutTheirUsing_AreReportedAtEachCall() => AnalyzerHost.AssertReports("""
        using ScheduleDsl;
        [Optimizer] public partial class Tested
        {
            [Hyper(0.1)] public partial Scalar LearningRate { get; init; }
            [State] private float momentum;
            [UpdateRule] private float Update(float parameter, float gradient)
            {
                momentum = {|SDL031:Lerp|}(gradient, momentum, LearningRate);
                return parameter - LearningRate * {|SDL031:Tanh|}(Missing({|SDL031:Sign|}(momentum)));
            }
        }
        """);

    [Fact]
    public Task WrongArgumentsOfAnImportedFunction_AreLeftToTheCompiler() => AnalyzerHost.AssertReports(Rule("return Tanh(1, 2, gradient);"));

    [Fact]
    public Task BodiesInOtherFiles_AreFollowed() => AnalyzerHost.AssertReports(
        Rule("return parameter - LearningRate * Helpers.Twice(gradient);"),
        "internal static class Helpers { internal static float Twice(float x) => 2f * x; }");

    [Fact]
    public Task MistakeInAHelper_IsReportedInTheHelper() => AnalyzerHost.AssertReports(
        Rule("return parameter - LearningRate * Helpers.Twice(gradient);"),
        "internal static class Helpers { internal static float Twice(float x) { {|SDL001:lock (new object()) { }|} return 2f * x; } }");

    [Fact]
    public Task MethodsOfOtherTypesThatReturnCurves_AreFollowed() => AnalyzerHost.AssertReports(
        """
        using ScheduleDsl;
        public partial class Tested { [Schedule] private static Curve Define(long steps) => Other.Fall(steps).Then(Shapes.Tail()); }
        """,
        """
        using ScheduleDsl;
        public partial class Other
        {
            [Schedule] private static Curve Define(long steps) => Fall(steps);
            internal static Curve Fall(double steps) => Curve.Line(1, 0, steps);
        }
        internal static class Shapes { internal static Curve Tail() => Curve.Constant({|SDL001:"1".Length|}); }
        """);

    [Fact]
    public Task PartsInOtherFiles_AreFollowed() => AnalyzerHost.AssertReports(
        Rule("return parameter - LearningRate * Twice(gradient);"),
        "partial class Tested { private static float Twice(float x) => 2f * x; }");

    [Fact]
    public Task FunctionsOfTheSameProject_AreFollowed() => AnalyzerHost.AssertReports(
        Rule("return parameter - LearningRate * Mine.Twice(gradient);"),
        "using ScheduleDsl; [Functions] public static partial class Mine { public static float Twice(float x) => 2f * x; }");

    [Fact]
    public Task GenericContainer_IsReported() => AnalyzerHost.AssertReports(
        Sources.Usings + "public partial class Outer<T> { [Optimizer] public partial class {|SDL040:Lion|} {" + Sources.LionMembers + "} }");

    [Fact]
    public Task FileLocalType_IsReported() => AnalyzerHost.AssertReports(
        Sources.Usings + "[Optimizer] file partial class {|SDL040:Lion|} {" + Sources.LionMembers + "}");

    [Fact]
    public Task ScheduleWithAnotherBase_IsReported() => AnalyzerHost.AssertReports("""
        using ScheduleDsl;
        public class Base;
        [Schedule(Peak = 1, Steps = 10), Hold] public partial class {|SDL040:Derived|} : Base;
        """);

    [Fact]
    public Task TooManyVariants_AreReportedAtTheUpdate()
    {
        string hypers = string.Concat(Enumerable.Range(0, 8).Select(i => $"[Hyper(false)] public partial bool B{i} {{ get; init; }}\n"));
        string branches = string.Concat(Enumerable.Range(0, 8).Select(i => $"if (B{i}) gradient = gradient * gradient;\n"));
        return AnalyzerHost.AssertReports(Rule(branches + "return parameter - LearningRate * gradient;", hypers, "{|SDL041:Update|}"));
    }

    // What only a backend refuses has to be found too, or the build succeeds and the run throws.
    [Theory]
    [InlineData("int k = (int)gradient; return parameter - (k << k);")]
    [InlineData("int k = (int)gradient; return parameter - 7 / k;")]
    [InlineData("int k = (int)gradient; return parameter - k % 2;")]
    [InlineData("long k = (long)gradient; return parameter - k;")]
    [InlineData("for (int i = 0; i < 30; i++) { if (gradient > i) { if (parameter > i) return parameter; parameter += 1f; } } return parameter;")]
    public Task RuleWithoutALoop_IsReportedAtTheUpdate(string body) => AnalyzerHost.AssertReports(Rule(body, update: "{|SDL041:Update|}"));

    [Theory]
    [InlineData("string {|SDL010:s = \"a\"|}; return parameter - s.Length;")]
    [InlineData("float[] {|SDL010:a = { 1f }|}; return parameter - a[0] * a[0];")]
    [InlineData("decimal {|SDL010:d = (decimal)gradient|}; d += d; return parameter - (float)d;")]
    [InlineData("{|SDL001:float Twice(float x) => 2f * x;|} return parameter - Twice(gradient);")]
    [InlineData("return parameter - (float){|SDL008:Math.Exp(gradient)|};")]
    public Task ConsequencesOfAFinding_AreNotReported(string body) => AnalyzerHost.AssertReports("using System;\n" + Rule(body));

    [Theory]
    [InlineData("public partial class {|SDL040:Tested|} {", "public int Apply => 3; }")]
    [InlineData("public partial class {|SDL040:Tested|} {", "private class CompiledKernel; }")]
    [InlineData("public partial class {|SDL040:Tested|} {", "} public class TestedSettings;")]
    [InlineData("[Schedule(Peak = 1, Steps = 10), Hold] public partial class {|SDL040:Tested|} {", "}")]
    public Task NameThatIsTaken_IsReported(string start, string end) => AnalyzerHost.AssertReports(
        Sources.Usings + "[Optimizer] " + start + "[UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient;" + end);

    [Fact]
    public Task ConstructorParameter_IsReported() => AnalyzerHost.AssertReports(
        Sources.Usings + "[Optimizer] public partial class Tested(float q) { [UpdateRule] private float Update(float parameter, float gradient) => parameter - {|SDL001:q|}; }");

    [Fact]
    public async Task Message_NamesTheConstruct()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerHost.Diagnostics(Rule("lock (this) { } return parameter;")));

        Assert.Contains("lock", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Pragma_SilencesAFinding()
    {
        Diagnostic[] diagnostics = await AnalyzerHost.Diagnostics(Rule("""
            #pragma warning disable SDL001
            lock (this) { }
            #pragma warning restore SDL001
            return parameter;
            """));

        Assert.Empty(diagnostics);
    }

    private static string Rule(string body, string members = "", string update = "Update") => Sources.Usings + $$"""
        [Optimizer]
        public partial class Tested
        {
            [Hyper(0.1)] public partial Scalar LearningRate { get; init; }
        {{members}}
            [UpdateRule]
            private float {{update}}(float parameter, float gradient)
            {
        {{body}}
            }
        }
        """;
}
