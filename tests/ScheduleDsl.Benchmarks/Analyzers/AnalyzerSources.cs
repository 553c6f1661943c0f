using System.Collections.Generic;
using System.Globalization;
using ScheduleDsl.Benchmarks.Generator;

namespace ScheduleDsl.Benchmarks.Analyzers;

/// <summary>Files of a project in which people train: optimizers and schedules of their own, recipes of both, and code that sets them.</summary>
internal static class AnalyzerSources
{
    /// <summary>The number that an edit changes; its last digit is replaced.</summary>
    public const string Edited = "0.0101";

    private const string Header = """
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;
        using static ScheduleDsl.Language;

        namespace Generated.Rules;


        """;

    private const string Phases = """
        [Schedule(Peak = 0.0101, Steps = 10_000)]
        [Warmup(Steps = 500)]
        [Hold]
        [Decay(typeof(ScheduleDsl.Profiles.Cosine), Fraction = 0.NUMBER, FloorOfPeak = 0.1)]
        public partial class ScheduleNUMBER;
        """;

    private const string Formula = """
        public partial class ScheduleNUMBER
        {
            [Schedule]
            private static Curve Define(double peak = 0.0101, long steps = 10_000, long warmup = NUMBER) =>
                Curve.Line(0, peak, warmup).Then(Fall(peak, steps - warmup));

            private static Curve Fall(double peak, double length) => Curve.Line(peak, 0.1 * peak, length);
        }
        """;

    private const string Recipe = """
        [Recipe(typeof(RuleNUMBER), Set = "LearningRate=0.0101")]
        [Plan(Steps = 10_000, BatchSize = 64)]
        [Group("slow", MaxRank = 1, RateMultiplier = 0.5)]
        public static partial class RecipeNUMBER;

        [Recipe(typeof(AdamW), Set = "WeightDecay=0.1")]
        [Follow("LearningRate", typeof(ScheduleSECOND))]
        [Plan(Steps = 10_000, BatchSize = 64)]
        [Group("no decay", MaxRank = 1, Set = "WeightDecay=0")]
        public static partial class FollowingNUMBER;
        """;

    private const string Settings = """
        public static class TrainingNUMBER
        {
            private const double Rate = 0.0101;

            public static object Plain() => new AdamWSettings { LearningRate = Rate, WeightDecay = 0.1, Beta2 = 0.95 };

            public static object Own() => new RuleNUMBERSettings { LearningRate = new ScheduleSECOND(), };

            public static object Changed() => (new SgdSettings { LearningRate = Rate, Momentum = 0.9 }) with { WeightDecay = 1e-4 };

            public static object Packed() => new LionSettings { LearningRate = new Wsd { Peak = 1e-4, Steps = 10_000, WarmupSteps = 500, DecayFraction = 0.2 } };
        }
        """;

    /// <summary>The kinds of files, with the first file of each.</summary>
    public static IReadOnlyList<(string Kind, string File)> Kinds { get; } =
    [
        ("optimizer", "Rule2.cs"), ("schedule of phases", "Schedule100.cs"), ("schedule by a formula", "Schedule101.cs"),
        ("recipes", "Recipe0.cs"), ("settings", "Training0.cs"),
    ];

    /// <summary>Half optimizers, half schedules, and for every tenth of them recipes and a class that makes settings.</summary>
    public static IEnumerable<(string Name, string Text)> Files(int types)
    {
        int half = types / 2;
        for (int i = 0; i < half; i++)
            yield return ($"Rule{i}.cs", RuleSources.Rule(i).Replace("[Hyper(1e-3, Min = 0)]", $"[Hyper({Edited}, Min = 0, Role = HyperRole.LearningRate)]"));
        for (int i = half; i < types; i++)
            yield return ($"Schedule{i}.cs", Header + Numbered(i % 2 == 0 ? Phases : Formula, i, i));
        for (int i = 0; i < half; i += 10)
        {
            yield return ($"Recipe{i}.cs", Header + Numbered(Recipe, i, half + i));
            yield return ($"Training{i}.cs", Header + Numbered(Settings, i, half + i + 1));
        }
    }

    private static string Numbered(string text, int number, int second) =>
        text.Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture)).Replace("SECOND", second.ToString(CultureInfo.InvariantCulture));
}
