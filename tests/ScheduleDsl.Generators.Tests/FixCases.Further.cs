using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests;

/// <content>Plans, precision, modifiers, and one of two values.</content>
internal static partial class FixCases
{
    private const string Gathering = "[Optimizer] [Compose<ScheduleDsl.Optimizers.Sgd>] [With<ScheduleDsl.Modifiers.Accumulate>] public sealed partial class Gathering;\n";

    private const string Falling = """
        [Schedule(Peak = 1e-3, Steps = 1000), Decay(typeof(ScheduleDsl.Profiles.Cosine))]
        public partial class Falling;

        """;

    public static IReadOnlyList<FixCase> Further { get; } =
    [
        new("SDL170", "Set Peak to 0.5", Sources.Usings + """
            [Guideline("Peak", Max = 0.5)]
            public sealed partial class Mine
            {
                [Schedule] private static Curve Define(double peak = 0.1, double steps = 1000) => Curve.Line(peak, 0, steps);
            }
            public static class Training { public static Schedule Rate => new Mine { Peak = {-2-}{+0.5+} }; }
            """),
        new("SDL207", "Take LearningRate=0.1 away", Sources.Usings + Falling + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW){-, Set = "LearningRate=0.1"-}), Plan(Steps = 1000)]
            [Follow("LearningRate", typeof(Falling))]
            public static partial class Training;
            """),
        new("SDL207", "Take LearningRate=0.1 away", Sources.Usings + Falling + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = {-"WeightDecay=0.1, LearningRate=0.1"-}{+"WeightDecay=0.1"+}), Plan(Steps = 1000)]
            [Follow(nameof(ScheduleDsl.Optimizers.AdamW.LearningRate), typeof(Falling))]
            public static partial class Training;
            """),
        new("SDL207", "Take the schedule Falling away", Sources.Usings + Falling + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = "LearningRate=0.001"), Plan(Steps = 1000)]
            {-[Follow("LearningRate", typeof(Falling))]
            -}public static partial class Training;
            """),
        new("SDL207", "Take the schedule Falling away", Sources.Usings + Falling + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = "LearningRate=0.001"), Plan(Steps = 1000){-, Follow("LearningRate", typeof(Falling))-}]
            public static partial class Training;
            """),
        new("SDL207", "Take WeightDecay=0.1 away", Sources.Usings + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW)), Plan(Steps = 1000)]
            [Group("vectors", MaxRank = 1, Set = {-"WeightDecay=0, WeightDecay=0.1"-}{+"WeightDecay=0"+})]
            public static partial class Training;
            """),
        new("SDL265", "Set StochasticRounding to true", Sources.Usings + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = "LearningRate=1e-5"), Plan(Steps = 1000)]
            [Precision(Weights = ElementType.BFloat16{+, StochasticRounding = true+})]
            public static partial class Training;
            """),
        new("SDL265", "Set StochasticRounding to true", Sources.Usings + """
            public static class Training
            {
                public static Recipe Make() => new(new ScheduleDsl.Optimizers.AdamWSettings { LearningRate = 1e-5 }, 1000) { Precision = new RecipePrecision { Weights = ElementType.BFloat16{+, StochasticRounding = true+} } };
            }
            """),
        new("SDL268", "Attach FiniteCheck", Sources.Usings + """
            [Optimizer]
            [Compose<ScheduleDsl.Optimizers.AdamW>]
            [With<ScheduleDsl.Modifiers.LossScale>]{+
            [With<ScheduleDsl.Modifiers.FiniteCheck>]+}
            public sealed partial class Mine;
            """),
        new("SDL268", "Attach FiniteCheck", "using ScheduleDsl.Modifiers;\n" + Sources.Usings + """
            [Optimizer] [Compose<ScheduleDsl.Optimizers.AdamW>] [With<LossScale>]{+ [With<FiniteCheck>]+} public sealed partial class Mine;
            """),
        new("SDL268", "Attach FiniteCheck", Sources.Usings + """
            [Optimizer, Compose<ScheduleDsl.Optimizers.AdamW>, With<ScheduleDsl.Modifiers.LossScale>{+, With<ScheduleDsl.Modifiers.FiniteCheck>+}]
            public sealed partial class Mine;
            """),
        Made("SDL271", "Set Epsilon to 1e-8", "new AdamWSettings { Epsilon = {-0-}{+1e-8+} }"),
        new("SDL273", "Set Accumulation to 8", Sources.Usings + Gathering + """
            [Recipe(typeof(Gathering), Set = "AccumulateBatches=8")]
            [Plan(Steps = 1000, BatchSize = 32, DatasetSize = 3200{+, Accumulation = 8+})]
            public static partial class Training;
            """),
        new("SDL273", "Set AccumulateBatches to 4", Sources.Usings + Gathering + """
            [Recipe(typeof(Gathering), Set = "AccumulateBatches={-8-}{+4+}")]
            [Plan(Steps = 1000, BatchSize = 32, DatasetSize = 3200, Accumulation = 4)]
            public static partial class Training;
            """),
        new("SDL273", "Set Accumulation to 8", Sources.Usings + Gathering + """
            public static class Training
            {
                public static Recipe Make() => new(new GatheringSettings { AccumulateBatches = 8 }, new Plan { Steps = 1000, Accumulation = {-4-}{+8+} });
            }
            """),
    ];
}
