using System.Threading.Tasks;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>A recipe is checked against the optimizer that it names.</summary>
public sealed class RecipeAnalyzerTests
{
    [Fact]
    public Task NoOptimizer_IsReported() => AssertReports("[{|SDL201:Recipe(typeof(string))|}, Plan(Steps = 1000)]");

    [Fact]
    public Task UnknownHyper_IsReported() => AssertReports(
        "[Recipe(typeof(Lion)), Plan(Steps = 1000)] [{|SDL202:Follow(\"Rate\", typeof(Wsd))|}]");

    [Fact]
    public Task UnknownHyperInAGroup_IsReported() => AssertReports(
        "[Recipe(typeof(Lion)), Plan(Steps = 1000)] [{|SDL202:Group(\"g\", Names = \"*\", Set = \"Decay=0\")|}]");

    [Fact]
    public Task NotASchedule_IsReported() => AssertReports(
        "[Recipe(typeof(Lion)), Plan(Steps = 1000)] [{|SDL203:Follow(nameof(Lion.LearningRate), typeof(Lion))|}]");

    [Fact]
    public Task BoolHyper_CannotFollow() => AssertReports(
        "[Recipe(typeof(Flagged)), Plan(Steps = 1000)] [{|SDL204:Follow(nameof(Flagged.Flag), typeof(Wsd))|}]");

    [Theory]
    [InlineData("WeightDecay")]
    [InlineData("WeightDecay=much")]
    [InlineData("WeightDecay=0=1")]
    public Task UnreadableSet_IsReported(string set) => AssertReports(
        $"[{{|SDL205:Recipe(typeof(Lion), Set = \"{set}\")|}}, Plan(Steps = 1000)]");

    [Fact]
    public Task SetOutOfRange_IsReported() => AssertReports("[{|SDL206:Recipe(typeof(Lion), Set = \"Beta1=1\")|}, Plan(Steps = 1000)]");

    [Fact]
    public Task HyperGivenTwice_IsReported() => AssertReports(
        "[{|SDL207:Recipe(typeof(Lion), Set = \"LearningRate=1\")|}, Plan(Steps = 1000)] [Follow(nameof(Lion.LearningRate), typeof(Wsd))]");

    [Fact]
    public Task NoPlan_IsReported() => AssertReports("[{|SDL208:Recipe(typeof(Lion))|}]");

    [Fact]
    public Task PlanWithoutSteps_IsReported() => AssertReports("[Recipe(typeof(Lion)), {|SDL208:Plan(BatchSize = 4)|}]");

    [Fact]
    public Task GroupWithoutCondition_IsReported() => AssertReports(
        "[Recipe(typeof(Lion)), Plan(Steps = 1000)] [{|SDL209:Group(\"all\")|}]");

    [Fact]
    public Task NegativeMultiplier_IsReported() => AssertReports(
        "[Recipe(typeof(Lion)), Plan(Steps = 1000)] [{|SDL210:Group(\"g\", MaxRank = 1, RateMultiplier = -1)|}]");

    [Fact]
    public Task MultiplierWithoutALearningRate_IsReported() => AnalyzerHost.AssertReports(
        Sources.Usings + """
        [Optimizer] public partial class NoRole
        {
            [Hyper(0.1)] public partial Scalar Rate { get; init; }
            [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * gradient;
        }
        [Recipe(typeof(NoRole)), Plan(Steps = 1000)] [{|SDL210:Group("g", MaxRank = 1, RateMultiplier = 2)|}]
        public static partial class Tested;
        """);

    private static Task AssertReports(string attributes) => AnalyzerHost.AssertReports(
        "using ScheduleDsl;\nnamespace Acme;\n" + attributes + "\npublic static partial class Tested;",
        Sources.Lion,
        Sources.Wsd,
        Sources.Usings + """
        namespace Acme;
        [Optimizer]
        public partial class Flagged
        {
            [Hyper(false)] public partial bool Flag { get; init; }
            [UpdateRule] private float Update(float parameter, float gradient) => Flag ? parameter : gradient;
        }
        """);
}
