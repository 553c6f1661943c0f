using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>A setting of a schedule that nothing reads is reported, on the parameter that declares it.</summary>
public sealed class UnreadSettingTests
{
    [Theory]
    [InlineData("private static Curve Define(double peak = 0.1, {|double floor = 0|}, long steps = 1000) => Curve.Line(peak, 0, steps);", "Floor")]
    [InlineData("private static Curve Define(double peak = 0.1, {|bool restarts = false|}) => Curve.Line(peak, 0, 1000);", "Restarts")]
    [InlineData("private static Curve Define({|long steps|}, double peak = 0.1) => Curve.Line(peak, 0, 1000);", "Steps")]
    [InlineData("private static Curve Define({|StepTable milestones|}, double peak = 0.1) => Curve.Line(peak, 0, 1000);", "Milestones")]
    [InlineData(
        "private static Curve Define(double peak = 0.1) => Curve.Line(peak, 0, 1000); [Schedule] private static Curve DefineMomentum({|double low = 0.8|}) => Curve.Line(0.9, 0.8, 1000);", "Low")]
    public async Task UnreadSetting_IsAWarning(string marked, string name)
    {
        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(Source(marked.Replace("{|", "").Replace("|}", ""))));

        Assert.Equal(("SDL135", DiagnosticSeverity.Warning, $"'{name}' can be set, and 'Mine' never reads it"), (one.Id, one.Severity, one.GetMessage()));
        string parameter = marked.Split("{|")[1].Split("|}")[0];
        Assert.Equal(parameter.Split(' ')[1], one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    [Theory]
    [InlineData("private static Curve Define(double peak = 0.1, long steps = 1000) => Curve.Line(peak, 0, steps);")]
    [InlineData("private static Curve Define(double peak = 0.1, double floor = 0) { Curve.Require(floor <= peak, \"the floor is above the peak\"); return Curve.Line(peak, 0, 1000); }")]
    [InlineData("private static Curve Define(double peak = 0.1, double power = 2) => Curve.Of(1000, k => peak * Bent(k, power)); private static double Bent(double k, double power) => power * k / 1000;")]
    [InlineData("private static Curve Define(double peak = 0.1, double low = 0.8) => Curve.Line(peak, 0, 1000); [Schedule] private static Curve DefineMomentum(double low = 0.8) => Curve.Line(0.9, low, 1000);")]
    public async Task SettingThatIsRead_IsSilent(string code) => Assert.DoesNotContain(await AnalyzerHost.Advice(Source(code)), d => d.Id == "SDL135");

    private static string Source(string methods) => Sources.Usings + $$"""
        public partial class Mine
        {
            [Schedule] {{methods}}
        }
        """;
}
