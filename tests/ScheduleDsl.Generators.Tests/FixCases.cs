using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What each code fix does to code: every id that has one is here, with its page saying so.</summary>
internal static partial class FixCases
{
    private const string Plain = """
        [Optimizer]
        public partial class Plain
        {
            [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }
            [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * gradient;
        }

        """;

    private const string Clipped = "[Optimizer] [Compose<ScheduleDsl.Optimizers.AdamW>] [With<ScheduleDsl.Modifiers.ClipByGlobalNorm>] public sealed partial class Clipped;\n";
    private const string Averaged = "[Optimizer] [Compose<ScheduleDsl.Optimizers.AdamW>] [With<ScheduleDsl.Modifiers.EmaOfWeights>(Name = \"Ema\")] public sealed partial class Averaged;\n";

    /// <summary>Guidelines, in settings that are made: what a program is told at run time has the same words.</summary>
    public static IReadOnlyList<FixCase> Settings { get; } =
    [
        Made("SDL151", "Set WarmupSteps to 100", "new Wsd { Peak = 3e-4, Steps = 1000, WarmupSteps = {-800-}{+100+}, DecayFraction = 0.1 }"),
        Made("SDL164", "Set Peak to 3e-4 and Floor to 1e-5", "new Turned { Peak = {-1e-5-}{+3e-4+}, Floor = {-3e-4-}{+1e-5+} }", types: Turned),
        Made("SDL165", "Set DecayFloorOfPeak to 0.0333333", "new Cosine { Peak = 3e-4, Steps = 10_000, DecayFloorOfPeak = {-1e-5-}{+0.0333333+} }"),
        Made("SDL250", "Set WeightDecay to 0.01", "new AdamWSettings { LearningRate = 0.05, WeightDecay = {-2-}{+0.01+} }"),
        Made("SDL251", "Set LearningRate to 3e-4", "new LionSettings { LearningRate = {-0.01-}{+3e-4+} }"),
        Made("SDL251", "Set LearningRate to 1e-3", "new AdamWSettings { LearningRate = {-0.3-}{+1e-3+}, WeightDecay = 0 }"),
        Made("SDL251", "Set Peak to 3e-4", "new LionSettings { LearningRate = new Cosine { Peak = {-3e-3-}{+3e-4+}, Steps = 1000 } }"),
        Made("SDL251", "Set LearningRate to 0.1", "new ProdigySettings { LearningRate = {-1e-4-}{+0.1+} }"),
        Made("SDL252", "Set Beta1 to 0.9 and Beta2 to 0.999", "new AdamWSettings { Beta1 = {-0.999-}{+0.9+}, Beta2 = {-0.9-}{+0.999+} }"),
        Made("SDL252", "Set Beta1 to 0.999 and Beta2 to 0.9999", "new AdamWSettings { Beta1 = {-0.9999-}{+0.999+}{+, Beta2 = 0.9999+} }"),
        Made("SDL252", "Set Beta1 to 0.92 and Beta2 to 0.95", "new AdamWSettings { Beta1 = {-0.95-}{+0.92+}, Beta2 = {-0.92-}{+0.95+} }"),
        Made("SDL253", "Set WeightDecay to 0", "new AdamWSettings { LearningRate = new Cosine { Peak = 1e-5, Steps = 1000 }, WeightDecay = {-0.02-}{+0+} }"),
        Made("SDL253", "Set WeightDecay to 0.01", "new AdamWSettings { LearningRate = new Cosine { Peak = 0.01, Steps = 1_000_000 }, WeightDecay = {-0.1-}{+0.01+} }"),
        Made("SDL254", "Set CorrectBias to true", "new GramsSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = 230 }, CorrectBias = {-false-}{+true+} }"),
        Made("SDL255", "Set LearningRate to 0.05", "new SgdSettings { LearningRate = {-5-}{+0.05+}, Momentum = 0.99 }"),
        Made("SDL256", "Set Nesterov to false", "new SgdSettings { LearningRate = 0.1, Nesterov = {-true-}{+false+} }"),
        Made("SDL258", "Set WarmupSteps to 2000", "new AdamWSettings { LearningRate = new Wsd { Peak = 1e-3, Steps = 100_000, WarmupSteps = {-200-}{+2_000+}, DecayFraction = 0.1 } }"),
        Made("SDL259", "Set EmaWarmup to true", "new AveragedSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 7800 }, EmaDecay = 0.9999{+, EmaWarmup = true+} }", types: Averaged),
        Made("SDL259", "Set EmaDecay to 0.999743", "new AveragedSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 7800 }, EmaDecay = {-0.9999-}{+0.999743+} }", types: Averaged),
        Made("SDL260", "Set ClipByGlobalNormMaxNorm to 1", "new ClippedSettings { ClipByGlobalNormMaxNorm = {-0-}{+1+} }", types: Clipped),
        Made("SDL261", "Set LearningRate to 2.5e-3", "new ScheduleFreeAdamWSettings { LearningRate = {-new Linear { Peak = 2.5e-3, Steps = 1_000_000, DecayFloorOfPeak = 0.1 }-}{+2.5e-3+} }"),
        Made("SDL261", "Set LearningRate to 2.5e-3", "new ScheduleFreeAdamWSettings { LearningRate = {-0-}{+2.5e-3+} }"),
        Made("SDL262", "Take LearningRate away", "new AdafactorSettings{- { LearningRate = 1e-4 }-}{+()+}"),
        Made("SDL262", "Take LearningRate away", "new AdafactorSettings { {-LearningRate = 1e-4, -}WeightDecay = 0 }"),
        Made("SDL262", "Set RelativeStep to false", "new AdafactorSettings { LearningRate = 1e-4{+, RelativeStep = false+} }"),
    ];

    /// <summary>Guidelines elsewhere: classes, recipes, runs, and initialisers of other shapes.</summary>
    public static IReadOnlyList<FixCase> Places { get; } =
    [
        new("SDL151", "Set WarmupSteps to 1000", Sources.Usings + """
            [Schedule(Peak = 3e-4, Steps = 10_000)]
            [Warmup(Steps = {-8000-}{+1_000+})] // of 10,000
            [Decay(typeof(ScheduleDsl.Profiles.Cosine))]
            public partial class Mostly;
            """),
        new("SDL151", "Set WarmupFraction to 0.1", Sources.Usings + """
            [ScheduleDsl.Schedule(Peak = 3e-4, Steps = 10_000), WarmupAttribute(Fraction = {-0.75-}{+0.1+}), Decay(typeof(ScheduleDsl.Profiles.Cosine))]
            public partial class Mostly;
            """),
        new("SDL157", "Set DecaySteps to 1500", Recipe(1500, """
            [Schedule(Peak = 0.1, End = ScheduleEnd.Continue)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = {-1000-}{+1_500+})]
            public partial class S;
            """)),
        new("SDL158", "Set WarmupSteps to 50 and DecaySteps to 950", Recipe(1000, """
            [Schedule(Peak = 0.1)] [Warmup(Steps = {-400-}{+50+})] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = {-7600-}{+950+})]
            public partial class S;
            """)),
        new("SDL160", "Set DecaySteps to 1250", Recipe(2500, """
            [Schedule(Peak = 0.1, End = ScheduleEnd.Repeat)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = {-1000-}{+1_250+})]
            public partial class S;
            """)),
        new("SDL162", "Set WarmupSteps to 200 and DecaySteps to 1800", Recipe(2000, """
            [Schedule(Peak = 0.1)] [Warmup(Steps = {-100-}{+200+})] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = {-900-}{+1_800+}, FloorOfPeak = 0.1)]
            public partial class S;
            """)),
        new("SDL164", "Set Peak to 3e-4 and Floor to 1e-5", Sources.Usings + """
            public partial class Turned
            {
                [Schedule]
                private static Curve Define(
                    [Setting(Role = HyperRole.Peak)] double peak = {-1e-5-}{+3e-4+},
                    [Setting(Role = HyperRole.Floor)] double floor = {-3e-4-}{+1e-5+}) => Curve.Line(peak, floor, 1000);
            }
            """),
        new("SDL166", "Set Warmup to 600", Sources.Usings + """
            public partial class Parts
            {
                [Schedule]
                private static Curve Define(double peak = 3e-4, [Setting(Role = HyperRole.WarmupLength)] double warmup = {-0.06-}{+600+}) =>
                    Curve.Line(0, peak, warmup).Then(Curve.Line(peak, 0, 10_000 - warmup));
            }
            """),
        new("SDL250", "Set WeightDecay to 0.01", Sources.Usings + """
            [Recipe(typeof(ScheduleDsl.Optimizers.AdamW), Set = "LearningRate=0.05, WeightDecay={-10-}{+0.01+}, Beta2=0.95"), Plan(Steps = 1000)]
            public static partial class Training;
            """),
        new("SDL259", "Set EmaWarmup to true", Sources.Usings + Averaged + """
            [Recipe(typeof(Averaged), Set = "EmaDecay=0.9999{+, EmaWarmup=true+}"), Plan(Steps = 1000)]
            public static partial class Training;
            """),
        new("SDL262", "Take LearningRate away", Sources.Usings + """
            [Recipe(typeof(ScheduleDsl.Optimizers.Adafactor), Set = "{-LearningRate=1e-4, -}WeightDecay=0.01"), Plan(Steps = 1000)]
            public static partial class Training;
            """),
        Run("SDL263", "Set Epsilon to 6e-8", "AdamW.For(table, new AdamWSettings { LearningRate = 1e-4{+, Epsilon = 6e-8+} }, new RunOptions { StatePrecision = StatePrecision.Float16 })"),
        Run("SDL263", "Set Epsilon to 6e-8", """
            AdamW.For(table, new AdamWSettings
                    {
                        LearningRate = 1e-4, // as published
                        Beta2 = 0.95{+,+} // as well
            {+            Epsilon = 6e-8
            +}        }, new RunOptions { StatePrecision = StatePrecision.Float16 })
            """),
        Run("SDL263", "Set Epsilon to 6e-8", """
            AdamW.For(table, new()
                    {
                        LearningRate = 1e-4,
            {+            Epsilon = 6e-8,
            +}        }, new RunOptions { StatePrecision = StatePrecision.Float16 })
            """),
        Run("SDL263", "Set Epsilon to 6e-8", "AdamW.For(table, new AdamWSettings{-()-}{+ { Epsilon = 6e-8 }+}, new RunOptions { StatePrecision = StatePrecision.Float16 })"),
        Run("SDL264", "Set Beta2 to 0.996", "AdamW.For(table, new AdamWSettings { Beta2 = {-0.999-}{+0.996+} }, new RunOptions { StatePrecision = StatePrecision.BFloat16 })"),
        Run("SDL265", "Set StochasticRounding to true", "AdamW.For(new ParameterTable(ElementType.BFloat16), new AdamWSettings { LearningRate = 1e-5 }{+, new RunOptions { StochasticRounding = true }+})"),
        Run("SDL265", "Set StochasticRounding to true", "AdamW.For(settings: new AdamWSettings { LearningRate = 1e-5 }, parameters: new ParameterTable(ElementType.BFloat16){+, options: new RunOptions { StochasticRounding = true }+})"),
        Run("SDL265", "Set StochasticRounding to true", "AdamW.For(new ParameterTable(ElementType.BFloat16), new AdamWSettings { LearningRate = 1e-5 }, new RunOptions { Threads = 1{+, StochasticRounding = true+} })"),
    ];

    /// <summary>What the front end finds.</summary>
    public static IReadOnlyList<FixCase> Language { get; } =
    [
        Body("SDL002", "Write the literal as a float", "float half = (float)(0.5{+f+} * gradient); return parameter - LearningRate * half;"),
        Body("SDL008", "Call ScheduleDsl.Language.Exp", "return parameter - LearningRate * {-System.MathF.-}Exp(-gradient * gradient);"),
        new("SDL011", "Make it partial", Sources.Usings + """
            [Optimizer]
            public sealed {+partial +}class Mine
            {
                [UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient;
            }
            """),
        Member("SDL015", "Make it a partial property", "[Hyper(2.0)] public {+partial +}Scalar Scale { get; init; }"),
        Member("SDL015", "Make it a partial property", "[Hyper(2.0)] public {-static -}{+partial +}Scalar Scale {-=> 2;-}{+{ get; init; }+}"),
        Member("SDL015", "Make it a partial property", "[Hyper(2.0)] public {+partial +}Scalar Scale {-{ get; set; }-}{+{ get; init; }+}"),
        Member("SDL016", "Make it a Scalar", "[Hyper(2.0)] public partial {-double-}{+Scalar+} Scale { get; init; }"),
        Member("SDL016", "Make it an int", "[Hyper(2)] public partial {-long-}{+int+} Every { get; init; }"),
        Member("SDL017", "Write true", "[Hyper({-1-}{+true+})] public partial bool Fast { get; init; }"),
        Member("SDL017", "Write 3", "[Hyper({-3.0-}{+3+}, Min = 1)] public partial int Every { get; init; }"),
        Member("SDL018", "Write 1", "[Hyper({-1.5-}{+1+}, Min = 0, Max = 1)] public partial Scalar Part { get; init; }"),
        Member("SDL018", "Write 0", "[Hyper({--0.5-}{+0+}, Min = 0, Below = 1)] public partial Scalar Part { get; init; }"),
        Member("SDL019", "Make it a float", "[State] private {-double-}{+float+} sum;"),
        Member("SDL019", "Make it a Scalar", "[State(Space = StateSpace.Tensor)] private {-float-}{+Scalar+} sum;"),
        Member("SDL020", "Make it a plain field", "[State{+(Initial = 0.1)+}] private float sum{- = 0.1f-};"),
        Member("SDL020", "Make it a plain field", "[State] private {-readonly -}float sum;"),
        Member("SDL021", "Name UsesSum", "public bool UsesSum => LearningRate != 0; [State(When = {-\"UseSum\"-}{+nameof(UsesSum)+})] private float sum;"),
        Member("SDL022", "Name LearningRate", "[State(InitialFrom = {-\"LearningRatio\"-}{+nameof(LearningRate)+})] private float sum;"),
        new("SDL024", "Make it a state", Sources.Usings + """
            [Optimizer]
            public partial class Mine
            {
                {+[State] +}private float count;

                [UpdateRule]
                private float Update(float parameter, float gradient)
                {
                    count = 1f;
                    return parameter - gradient;
                }
            }
            """),
        Member("SDL030", "Take Min away", "[Hyper(1.0{-, Min = double.NaN-}, Max = 2)] public partial Scalar Scale { get; init; }"),
        new("SDL031", "Import the functions of the rule language", """
            // Of mine.
            using ScheduleDsl;{+
            using static ScheduleDsl.Language;+}

            [Optimizer]
            public partial class Mine
            {
                [UpdateRule] private float Update(float parameter, float gradient) => parameter - Tanh(gradient);
            }
            """),
        Body("SDL032", "Divide by 2f", "return parameter - LearningRate * (1 / 2{+f+} * gradient);"),
        new("SDL032", "Divide by 3.0", Sources.Usings + "[Profile] public partial class Third { private static double Value(double t) => 1 - 1 / 3{+.0+} * t; }"),
        new("SDL103", "Let Decay take the rest", Sources.Usings + """
            [Schedule(Peak = 1e-3, Steps = 1000)]
            [Warmup(Steps = 100)]
            [Decay(typeof(ScheduleDsl.Profiles.Cosine){-, Steps = 500-}, Floor = 1e-5)]
            public partial class Mine;
            """),
        new("SDL103", "Hold the last value", Sources.Usings + """
            [Schedule(Peak = 1e-3, Steps = 1000{+, End = ScheduleEnd.Hold+})]
            [Warmup(Steps = 100)]
            [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 500)]
            public partial class Mine;
            """),
        new("SDL115", "Do not declare it falling", Sources.Usings + "[Profile{-(Falling = true)-}] public partial class Dented { private static double Value(double t) => 1 - t + t * t; }"),
        new("SDL116", "Name Momentum", Sources.Usings + """
            public partial class S
            {
                [Schedule] private static Curve Define(long steps = 100) => Curve.Line(0.1, 0, steps);
                [Schedule] private static Curve DefineMomentum(long steps = 100) => Curve.Line(0.1, 0.2, steps);
            }
            [Recipe(typeof(ScheduleDsl.Optimizers.Sgd)), Plan(Steps = 100)]
            [Follow("Momentum", typeof(S), Curve = "{-Momentun-}{+Momentum+}")]
            public static partial class Training;
            """),
        new("SDL116", "Take the curve away", Sources.Usings + Plain + """
            [Schedule(Peak = 0.1, Steps = 100), Hold]
            public partial class S;
            [Recipe(typeof(Plain)), Plan(Steps = 100)]
            [Follow("Rate", typeof(S){-, Curve = "Momentum"-})]
            public static partial class Training;
            """),
        new("SDL134", "Compute in double", Sources.Usings + """
            public partial class Mine
            {
                [Schedule]
                private static Curve Define(double peak = 0.1, long steps = 1000) => Curve.Of(steps, k => peak * (1{-f-}{+.0+} - ({-float-}{+double+})k / steps));
            }
            """),
        new("SDL202", "Name LearningRate", Sources.Usings + """
            [Schedule(Peak = 1e-3, Steps = 1000), Hold]
            public partial class S;
            [Recipe(typeof(ScheduleDsl.Optimizers.Lion)), Plan(Steps = 1000)]
            [Follow("{-Rate-}{+LearningRate+}", typeof(S))]
            public static partial class Training;
            """),
        new("SDL202", "Name WeightDecay", Sources.Usings + """
            [Recipe(typeof(ScheduleDsl.Optimizers.Lion), Set = "Beta1=0.9, {-WeigthDecay-}{+WeightDecay+}=0.1"), Plan(Steps = 1000)]
            public static partial class Training;
            """),
        new("SDL206", "Write 0", Sources.Usings + """
            [Recipe(typeof(ScheduleDsl.Optimizers.Lion), Set = "Beta1=0.9, WeightDecay = {--0.1-}{+0+}"), Plan(Steps = 1000)]
            public static partial class Training;
            """),
    ];

    public static IEnumerable<FixCase> All => [.. Settings, .. Places, .. Language, .. Further];

    /// <summary>Every id that a code fix is shown for.</summary>
    public static IEnumerable<string> Ids => All.Select(c => c.Id).Distinct();

    private const string Turned = """
        public partial class Turned
        {
            [Schedule]
            private static Curve Define([Setting(Role = HyperRole.Peak)] double peak = 1, [Setting(Role = HyperRole.Floor)] double floor = 0) => Curve.Line(peak, floor, 1000);
        }

        """;

    private static FixCase Made(string id, string title, string expression, string types = "") => new(id, title, $$"""
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;
        {{types}}public static class Training { public static object Make() => {{expression}}; }
        """);

    private static FixCase Run(string id, string title, string expression) => new(id, title, $$"""
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        public static class Training
        {
            public static OptimizerRun Start(ParameterTable table) =>
                {{expression}};
        }
        """);

    private static FixCase Member(string id, string title, string member) => new(id, title, Sources.Usings + $$"""
        [Optimizer]
        public partial class Mine
        {
            [Hyper(1e-3, Min = 0)] public partial Scalar LearningRate { get; init; }
            {{member}}

            [UpdateRule]
            private float Update(float parameter, float gradient) => parameter - LearningRate * gradient;
        }
        """);

    private static FixCase Body(string id, string title, string body) => new(id, title, Sources.Usings + $$"""
        [Optimizer]
        public partial class Mine
        {
            [Hyper(1e-3, Min = 0)] public partial Scalar LearningRate { get; init; }

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                {{body}}
            }
        }
        """);

    private static string Recipe(int plan, string schedule) => Sources.Usings + Plain + schedule + $$"""

        [Recipe(typeof(Plain)), Plan(Steps = {{plan}}, BatchSize = 32, Accumulation = 8)]
        [Follow("Rate", typeof(S))]
        public static partial class Training;
        """;
}

/// <param name="Id">The diagnostic.</param>
/// <param name="Title">What an editor offers.</param>
/// <param name="Marked">The code before and after, in one.</param>
internal sealed record FixCase(string Id, string Title, string Marked);
