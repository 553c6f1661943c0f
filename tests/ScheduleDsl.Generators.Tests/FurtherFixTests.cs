using System.Linq;
using System.Threading.Tasks;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What code fixes of plans and modifiers do not offer, and what a program is told in their place.</summary>
public sealed class FurtherFixTests
{
    // Which of two is meant is for somebody to say.
    [Fact]
    public async Task TwoModifiersThatCheck_AreNotChosenFrom()
    {
        Microsoft.CodeAnalysis.Project project = FixHost.Project(Sources.Usings + """
            [Modifier(Stage = ModifierStage.Check, Traits = RuleTraits.ChecksGradients)]
            public sealed partial class MyCheck { [ApplyWhen] private bool IsFinite(float gradient) => Across.All.Count(!(gradient - gradient == 0)) == 0; }

            [Optimizer] [Compose<ScheduleDsl.Optimizers.AdamW>] [With<ScheduleDsl.Modifiers.LossScale>] public sealed partial class Mine;
            """);

        Assert.Empty(await FixHost.Actions(project, (await FixHost.Diagnostics(project)).Single(d => d.Id == "SDL268")));
    }

    [Fact]
    public async Task EachOfTwoValues_IsOffered()
    {
        Microsoft.CodeAnalysis.Project project = FixHost.Project(Sources.Usings + """
            [Schedule(Peak = 1e-3, Steps = 1000), Decay(typeof(ScheduleDsl.Profiles.Cosine))] public partial class Falling;
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = "LearningRate=0.1"), Plan(Steps = 1000), Follow("LearningRate", typeof(Falling))]
            public static partial class Training;
            """);

        Assert.Equal(
            ["Take LearningRate=0.1 away", "Take the schedule Falling away"],
            (await FixHost.Actions(project, (await FixHost.Diagnostics(project)).Single(d => d.Id == "SDL207"))).Select(a => a.Title));
    }

    [Fact]
    public void RemediesOfAPlan_HaveTheSameWordsAtRunTime()
    {
        OptimizerSettings settings = (OptimizerSettings)GeneratorHost.Run(Sources.Usings + """
            [Optimizer] [Compose<ScheduleDsl.Optimizers.Sgd>] [With<ScheduleDsl.Modifiers.Accumulate>] public sealed partial class Gathering;
            public static class Training { public static object Make() => new GatheringSettings { AccumulateBatches = 8 }; }
            """).Load().GetType("Training")!.GetMethod("Make")!.Invoke(null, null)!;

        Assert.Equal(
            ["set Accumulation to 8", "set AccumulateBatches to 4"],
            settings.Check(new Plan { Steps = 1000, Accumulation = 4 }).Single(a => a.Id == "SDL273").Remedies);
        Assert.Equal(["set Epsilon to 1e-8"], new AdamWSettings { Epsilon = 0 }.Check().Single(a => a.Id == "SDL271").Remedies);
    }
}
