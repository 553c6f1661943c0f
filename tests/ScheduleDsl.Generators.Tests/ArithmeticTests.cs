using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What is reported of the arithmetic of a rule or modifier, on which span and in which words; and the nearest rule that is right.</summary>
public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("{|first / Sqrt(second)|}", "'Sqrt(second)' can be 0 and is divided by: 'gradient' can be 0 and 'second' starts at 0")]
    [InlineData("{|first / (Sqrt(second) + Tiny)|}", "'Sqrt(second) + Tiny' can be 0 and is divided by: 'gradient' can be 0 and 'second' starts at 0 and 'Tiny' may be 0 by its range")]
    [InlineData("{|gradient / Across.Tensor.Norm(gradient)|}", "'Across.Tensor.Norm(gradient)' can be 0 and is divided by: 'gradient' can be 0")]
    [InlineData("{|1 / gradient|}", "'gradient' can be 0 and is divided by: it lies in (-infinity, infinity)")]
    [InlineData("gradient * {|(LearningRate / Warmup)|}", "'Warmup' can be 0 and is divided by: 'Warmup' may be 0 by its range")]
    public Task DivisorThatCanBeZero_IsAWarning(string step, string message) => AssertRule("SDL070", DiagnosticSeverity.Warning, message, step);

    [Theory]
    [InlineData("first / (Sqrt(second) + Epsilon)")]
    [InlineData("first / (Sqrt(second) + 1e-8f)")]
    [InlineData("first / Sqrt(second + (float)Epsilon)")]
    [InlineData("first / Max(Sqrt(second), 1e-12f)")]
    [InlineData("(second > 0 ? first / Sqrt(second) : 0)")]
    [InlineData("(second == 0 ? 0 : first / Sqrt(second))")]
    [InlineData("first / (1 - Pow(Beta2, Step))")]
    [InlineData("gradient * (Warmup > 0 ? Min(1, Step / Warmup) : 1)")]
    [InlineData("gradient * (Step < Warmup ? Step / Warmup : 1)")]
    [InlineData("gradient * Min(1, 1 / Across.Tensor.Norm(gradient))")]
    [InlineData("Exp(0.5f * Log(second)) * gradient")]
    [InlineData("second / (second + Epsilon) * gradient")]
    public Task DivisorThatIsKeptFromZero_IsSilent(string step) => AssertSilent(step);

    [Theory]
    [InlineData("{|Sqrt(first)|}", "'first' can be negative, and has no square root then: 'gradient' can be negative and 'first' can be negative")]
    [InlineData("{|Sqrt(second - first * first)|}", "'second - first * first' can be negative, and has no square root then: 'second' can be less than 'first * first'")]
    [InlineData("{|Log(second)|}", "'second' can be 0, and has no logarithm then: 'gradient' can be 0 and 'second' starts at 0")]
    public Task RootOfWhatCanBeNegative_IsAWarning(string step, string message) => AssertRule("SDL071", DiagnosticSeverity.Warning, message, step);

    [Theory]
    [InlineData("Sqrt(Max(second - first * first, 0))")]
    [InlineData("Sqrt(Abs(first))")]
    [InlineData("Sqrt(gradient * gradient + second)")]
    [InlineData("Log(1 + second)")]
    [InlineData("Sqrt(1 - Beta1) * gradient")]
    public Task RootOfWhatIsNotNegative_IsSilent(string step) => AssertSilent(step);

    // Each way of writing the same average keeps it from being negative.
    [Theory]
    [InlineData("second = Beta2 * second + (1 - Beta2) * gradient * gradient;")]
    [InlineData("second = (float)Beta2 * second + (float)(1 - Beta2) * (gradient * gradient);")]
    [InlineData("second = Fma((float)Beta2, second, (float)(1 - Beta2) * Square(gradient));")]
    [InlineData("second += (1 - Beta2) * Square(gradient);")]
    [InlineData("second -= (1 - Beta2) * Sign(second - Square(gradient)) * Square(gradient);")]
    [InlineData("second = Max(second, Square(gradient));")]
    public Task SecondMoment_IsProvenNotNegative(string average) => AssertSilent("gradient / (Sqrt(second) + Epsilon)", average);

    [Fact]
    public Task SecondMomentOfTheWrongSign_IsAWarning() => AssertRule(
        "SDL071", DiagnosticSeverity.Warning, "'second' can be negative, and has no square root then: 'Beta2 * second' can be less than '(1 - Beta2) * gradient * gradient'",
        "gradient / ({|Sqrt(second)|} + Epsilon)", "second = Beta2 * second - (1 - Beta2) * gradient * gradient;");

    [Fact]
    public Task DifferenceThatMayNeverBeZero_IsAnInfo() => AssertRule(
        "SDL072", DiagnosticSeverity.Info, "'first - gradient' is not known to be other than 0, and is divided by: it lies in (-infinity, infinity)", "second / {|(first - gradient)|}", isMarkAll: true);

    [Theory]
    [InlineData("[State] private float {|kept|};", "kept = gradient;")]
    [InlineData("[State] private float {|kept|};", "kept += gradient * second;")]
    public Task StateThatNothingDependsOn_IsAWarning(string state, string body) =>
        AssertRule("SDL073", DiagnosticSeverity.Warning, "'kept' is kept and written, and nothing that 'Mine' stores depends on it", "gradient", body, state);

    [Fact]
    public Task StateThatOthersDependOn_IsSilent() => AssertSilent("other * gradient", "other = kept; kept = gradient;", "[State] private float kept; [State] private float other;");

    [Theory]
    [InlineData("[State] private float {|kept|};", "kept *= 0.9f;", "'kept' starts at 0, and every step of 'Mine' makes 0 of that again: give it another value to start from, by Initial")]
    [InlineData("[State] private float {|kept|};", "kept = Min(kept, Abs(gradient));", "'kept' starts at 0, and every step of 'Mine' makes 0 of that again: give it another value to start from, by Initial")]
    [InlineData("[State(Initial = 1)] private float {|kept|};", "kept = Max(kept, 1) / Max(kept, 1);", "'kept' starts at 1, and every step of 'Mine' makes 1 of that again: give it another value to start from, by Initial")]
    public Task StateThatNeverLeavesItsStart_IsAWarning(string state, string body, string message) =>
        AssertRule("SDL074", DiagnosticSeverity.Warning, message, "kept * gradient", body, state);

    [Theory]
    [InlineData("[State(Initial = 1)] private float kept;", "kept *= 0.9f;")]
    [InlineData("[State] private float kept;", "kept = Max(kept, Abs(gradient));")]
    public Task StateThatMoves_IsSilent(string state, string body) => AssertSilent("kept * gradient", body, state);

    [Fact]
    public Task HyperparameterThatNobodyReads_IsAWarning() => AssertRule(
        "SDL075", DiagnosticSeverity.Warning, "'Decay' can be set, and 'Mine' never reads it", "gradient", "", "[Hyper(0.0, Min = 0)] public partial Scalar {|Decay|} { get; init; }");

    [Theory]
    [InlineData("[Hyper(0.0, Min = 0)] public partial Scalar Decay { get; init; } private Scalar Share => Decay;", "gradient * Share")]
    [InlineData("[Hyper(1.0, Min = 0)] public partial Scalar Start { get; init; } [State(InitialFrom = nameof(Start))] private float kept;", "(kept = kept * 0.5f + gradient)")]
    [InlineData("[Hyper(false)] public partial bool Keeps { get; init; } [State(When = nameof(Keeps))] private float kept;", "gradient")]
    public Task HyperparameterReadElsewhere_IsNoNews(string members, string step) => AssertNever("SDL075", step.Replace("(kept = kept * 0.5f + gradient)", "kept"), step.Contains("kept =") ? "kept = kept * 0.5f + gradient;" : "", members);

    [Fact]
    public async Task RuleThatChangesNoWeight_IsAWarning()
    {
        Diagnostic one = Assert.Single(await AnalyzerHost.Diagnostics(Sources.Usings + """
            [Optimizer]
            public sealed partial class Mine
            {
                [UpdateRule] private float Update(float parameter, float gradient) => parameter;
            }
            """));
        Assert.Equal(("SDL076", "'Mine' returns the weight that it is given, whatever the gradient is", "Update"), (one.Id, one.GetMessage(), one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan)));
    }

    [Fact]
    public async Task Modifier_IsJudgedWhereItIsWritten()
    {
        string source = Sources.Usings + """
            [Modifier(Stage = ModifierStage.Clip)]
            public sealed partial class Normalize
            {
                [ModifyGradient] private float Scale(float parameter, float gradient) => gradient / Across.Tensor.Norm(gradient);
            }

            [Optimizer] [Compose<ScheduleDsl.Optimizers.Sgd>] [With<Normalize>] public sealed partial class Normalized;
            """;
        Diagnostic one = Assert.Single(await AnalyzerHost.Diagnostics(source));
        Assert.Equal(("SDL070", "'Across.Tensor.Norm(gradient)' can be 0 and is divided by: 'gradient' can be 0"), (one.Id, one.GetMessage()));
        Assert.Equal("gradient / Across.Tensor.Norm(gradient)", one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
        Assert.Empty(await AnalyzerHost.Diagnostics(source.Replace("gradient / Across.Tensor.Norm(gradient)", "gradient / (Across.Tensor.Norm(gradient) + 1e-12)")));
    }

    // The operation is in the library, and the call in the source.
    [Fact]
    public async Task OperationWithinAMethod_IsReportedThere()
    {
        Diagnostic one = Assert.Single(await AnalyzerHost.Diagnostics(Rule("Direction(gradient, second)", "", "private static float Direction(float of, float by) => of / Sqrt(by);")), d => d.Id == "SDL070");
        Assert.Equal("of / Sqrt(by)", one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    private const string Averages = "first = Lerp(gradient, first, Beta1); second = Lerp(Square(gradient), second, Beta2);";

    private static async Task AssertRule(string id, DiagnosticSeverity severity, string message, string step, string body = Averages, string members = "", bool isMarkAll = false)
    {
        string source = Rule(step, body, members), marked = isMarkAll ? Plain(step).Trim('(', ')') : source.Split("{|")[1].Split("|}")[0].Trim('(', ')');
        Diagnostic one = Assert.Single(await AnalyzerHost.Diagnostics(Plain(source)), d => d.Id == id);
        Assert.Equal(message, one.GetMessage());
        Assert.Equal(severity, one.Severity);
        Assert.Equal(marked, one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan).Trim('(', ')'));
    }

    private static async Task AssertSilent(string step, string body = Averages, string members = "") =>
        Assert.Empty((await AnalyzerHost.Diagnostics(Rule(step, body, members))).Where(d => d.Id is not ("SDL073" or "SDL075")).Select(d => d.ToString()));

    private static async Task AssertNever(string id, string step, string body, string members) =>
        Assert.DoesNotContain(await AnalyzerHost.Diagnostics(Rule(step, body, members)), d => d.Id == id && !d.GetMessage().Contains("Unused"));

    private static string Plain(string marked) => marked.Replace("{|", "").Replace("|}", "");

    // All that it declares is read, whatever the step is.
    private static string Rule(string step, string body, string members) => Sources.Usings + $$"""
        [Optimizer]
        public sealed partial class Mine
        {
            [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }
            [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar Beta1 { get; init; }
            [Hyper(0.999, Min = 0, Below = 1)] public partial Scalar Beta2 { get; init; }
            [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }
            [Hyper(1e-8, Min = 0)] public partial Scalar Tiny { get; init; }
            [Hyper(0.0, Min = 0)] public partial Scalar Warmup { get; init; }
            {{members}}
            [State] private float first;
            [State] private float second;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                {{body}}
                float all = (float)(Beta1 + Beta2 + Epsilon + Tiny + Warmup);
                return parameter - LearningRate * ({{step}}) - 0f * all * (first + second);
            }
        }
        """;
}
