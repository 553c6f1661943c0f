using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Recipes whose schedules drive several hyperparameters, or none, over one plan.</summary>
public sealed class RecipeScheduleTests
{
    private const string Cycle = """
        using ScheduleDsl;
        namespace Acme;
        public sealed partial class Cycle
        {
            [Schedule] private static Curve Define(double peak = 1, long steps = 100) => Curve.Line(0, peak, steps);
            [Schedule] private static Curve DefineMomentum(long steps = 100) => Curve.Line(1, 0.5, steps);
        }
        [Schedule]
        [Warmup(Epochs = 1)]
        [Hold(Epochs = 1)]
        public sealed partial class TwoEpochs;
        [Schedule(End = ScheduleEnd.Repeat)]
        [Warmup(Steps = 300)]
        [Hold(Steps = 300)]
        public sealed partial class Waves;
        """;

    [Fact]
    public void OneSchedule_DrivesSeveralHypers_AndQuantitiesFollowOthers()
    {
        Assembly built = GeneratorHost.Run(Sources.Lion, Cycle, """
            using ScheduleDsl;
            namespace Acme;
            [Recipe(typeof(Lion))]
            [Follow("LearningRate", typeof(Cycle))]
            [Follow("Beta1", typeof(Cycle), Curve = "Momentum")]
            [Quantity("Noise", typeof(TwoEpochs))]
            [Quantity("Share", typeof(Cycle), Curve = "Momentum")]
            [Plan(Epochs = 2, BatchSize = 4, Accumulation = 2, DatasetSize = 799)]
            public static partial class Tested;
            """).Load();
        Recipe recipe = (Recipe)built.GetType("Acme.Tested")!.GetMethod("Create")!.Invoke(null, null)!;

        Assert.Equal(new Plan { Steps = 200, BatchSize = 4, Accumulation = 2, DatasetSize = 799 }, recipe.Plan);
        Schedule rate = ((Slot)recipe.Settings.GetType().GetProperty("LearningRate")!.GetValue(recipe.Settings)!).Resolve()!;
        Schedule momentum = ((Slot)recipe.Settings.GetType().GetProperty("Beta1")!.GetValue(recipe.Settings)!).Resolve()!;
        Assert.Equal((200, 0.5), (rate.Length, rate.At(100)));
        Assert.Equal((200, 0.75), (momentum.Length, momentum.At(100)));
        Assert.Equal(0.5, recipe.Quantities["Noise"].At(50));
        Assert.Equal(0.75, recipe.Quantities["Share"].At(100));
    }

    [Theory]
    [InlineData("[Plan(Steps = 100)] [{|SDL116:Follow(\"Beta1\", typeof(Cycle), Curve = \"Momentun\")|}]")]
    [InlineData("[Plan(Steps = 1000)] [{|SDL116:Quantity(\"Q\", typeof(Wsd), Curve = \"Momentum\")|}]")]
    [InlineData("[Plan(Steps = 100)] [{|SDL203:Quantity(\"Q\", typeof(Lion))|}]")]
    [InlineData("[Plan(Steps = 100)] [{|SDL118:Quantity(\"Beta1\", typeof(Cycle))|}]")]
    [InlineData("[Plan(Steps = 100)] [{|SDL118:Quantity(\"\", typeof(Cycle))|}]")]
    [InlineData("[Plan(Steps = 100)] [Quantity(\"Q\", typeof(Cycle))] [{|SDL118:Quantity(\"Q\", typeof(Cycle))|}]")]
    [InlineData("[Plan(Steps = 50)] [{|SDL101:Follow(\"LearningRate\", typeof(Wsd))|}]")]
    [InlineData("[Plan(Steps = 50)] [{|SDL113:Quantity(\"Q\", typeof(TwoEpochs))|}]")]
    [InlineData("[Plan(Steps = 500)] [{|SDL117:Quantity(\"Q\", typeof(Waves))|}]")]
    [InlineData("[{|SDL105:Plan(Steps = 500, Epochs = 2)|}]")]
    [InlineData("[{|SDL113:Plan(Epochs = 2, DatasetSize = 100)|}]")]
    [InlineData("[{|SDL104:Plan(Epochs = -1, DatasetSize = 100, BatchSize = 1)|}]")]
    [InlineData("[{|SDL210:Plan(Steps = 500, Accumulation = 0)|}]")]
    [InlineData("[{|SDL210:Plan(Steps = 500, DatasetSize = -1)|}]")]
    public Task WhatDoesNotFit_IsReportedOnce(string attributes) => AnalyzerHost.AssertReports(
        "using ScheduleDsl;\nnamespace Acme;\n[Recipe(typeof(Lion))] " + attributes + "\npublic static partial class Tested;",
        Sources.Lion, Sources.Wsd, Cycle);

    [Theory]
    [InlineData("WarmupEpochs = 2", true)]
    [InlineData("WarmupEpochs = 0.5", true)]
    [InlineData("WarmupEpochs = new Epochs(2)", true)]
    [InlineData("WarmupEpochs = new Steps(5)", false)]
    [InlineData("WarmupEpochs = new Fraction(0.5)", false)]
    [InlineData("BatchSize = 4", true)]
    public void LengthsInAnotherUnit_DoNotCompile(string setting, bool compiles)
    {
        Compilation compilation = GeneratorHost.Run(Cycle).Compilation.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            $"using ScheduleDsl; class User {{ object Made() => new Acme.TwoEpochs {{ {setting} }}; }}",
            new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest)));

        Assert.Equal(compiles ? [] : ["CS0029"], compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }
}
