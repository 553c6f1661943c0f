using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>How a schedule is declared: by phases, or by a method.</content>
internal static partial class DiagnosticCases
{
    private const string Straight = "[Profile] public partial class Straight { private static double Value(double t) => 1 - t; }\n";

    private static IReadOnlyList<DiagnosticCase> Phases =>
    [
        Phased("SDL101", "Warmup takes 12000 of 10000 steps, so the peak is never reached", "[Schedule(Peak = 1e-3, Steps = 10_000)] [{|Warmup(Steps = {-12_000-}{+500+})|}] [Decay(typeof(Straight))]"),
        Phased("SDL102", "the fractions of Warmup and Decay sum to 1.1, above 1", "[{|Schedule(Peak = 1e-3, Steps = 1000)|}] [Warmup(Fraction = {-0.3-}{+0.2+})] [Decay(typeof(Straight), Fraction = 0.8)]"),
        Phased("SDL103", "Warmup and Decay take 600 of 1000 steps: add a phase without a length, or say End = ScheduleEnd.Hold", "[{|Schedule(Peak = 1e-3, Steps = 1000)|}] [Warmup(Steps = 100)] [Decay(typeof(Straight), Steps = {-500-}{+900+})]"),
        Phased("SDL104", "DecayFloorOfPeak is 1.5: it must be in [0, 1]", "[Schedule(Peak = 1e-3, Steps = 1000)] [{|Decay(typeof(Straight), FloorOfPeak = {-1.5-}{+0.1+})|}]"),
        Phased("SDL104", "Peak is NaN: it must be finite and at least 0", "[{|Schedule(Peak = {-double.NaN-}{+1e-3+}, Steps = 1000)|}] [Decay(typeof(Straight))]"),
        Phased("SDL105", "Warmup has two lengths, Steps = 100 and Fraction = 0.2: give one", "[Schedule(Peak = 1e-3, Steps = 1000)] [{|Warmup(Steps = 100{-, Fraction = 0.2-})|}] [Decay(typeof(Straight))]"),
        Phased("SDL106", "Hold and Decay have no length, and only one phase can take what is left",
            "[Schedule(Peak = 1e-3, Steps = 1000)] [Hold] [{|Decay(typeof(Straight){+, Fraction = 0.2+})|}]"),
        Phased("SDL107", "DropsAt2 is 30 after DropsAt1 = 60: marks must not fall", "[Schedule(Peak = 1e-3, Steps = 1000)] [{|Drops({-60, 30-}{+30, 60+}, 90)|}]"),
        Types("SDL108", "the phases of S stand on several declarations of the class, so their order is undefined: put all of them on one", Straight + """
            [Schedule(Peak = 1e-3, Steps = 1000)]
            [Warmup(Steps = 100)]
            {-public partial class S;-}
            [{|Decay(typeof(Straight))|}]
            public partial class S;
            """),
        Phased("SDL109", "Decay falls along String, which is not a [Profile] class with a method 'static double Value(double t)'",
            "[Schedule(Peak = 1e-3, Steps = 1000)] [{|Decay(typeof({-string-}{+Straight+}))|}]"),
        Phased("SDL110", "S has no end, so it cannot repeat there: give Steps", "[{|Schedule(Peak = 1e-3{+, Steps = 1000+}, End = ScheduleEnd.Repeat)|}] [Warmup(Steps = 100)] [Hold]"),
        Phased("SDL111", "S has no phases: add [Warmup], [Hold], [Decay], [Cooldown], [Anneal] or [Drops]", "[{|Schedule(Peak = 1e-3, Steps = 1000)|}{+, Hold+}]"),
        Phased("SDL112", "Sampling must follow the Decay whose profile it reads, once",
            "[Schedule(Peak = 1e-3, Steps = 1000)] {-[{|Sampling(50, 75)|}] -}[Decay(typeof(Straight))]{+ [Sampling(50, 75)]+}"),
        Phased("SDL113", "Warmup takes 2 epochs, and no plan says how many updates that is: DatasetSize is missing", "[Schedule(Peak = 1e-3, Steps = 1000), Plan(BatchSize = 32{+, DatasetSize = 3200+})] [{|Warmup(Epochs = 2)|}] [Decay(typeof(Straight))]"),
        Types("SDL114", "the setting power of Bent has no default: say power = ...", "[Profile] public partial class Bent { private static double Value(double t, double {|power{+ = 1+}|}) => (1 - t) * power; }"),
        Types("SDL115", "'Dented' is declared falling, but rises from 0.75 at t = 0.5 to 0.7500009536743164 at t = 0.5009765625", "[{|Profile{-(Falling = true)-}|}] public partial class Dented { private static double Value(double t) => 1 - t + t * t; }"),
        Followed("SDL116", "'S' has no curve 'Momentum': it has none beside its own", "[Schedule(Peak = 0.1, Steps = 100)] [Warmup(Steps = 10)] [Hold]", 100, "[{|Follow(\"Rate\", typeof(S){-, Curve = \"Momentum\"-})|}]"),
        Followed("SDL117", "S: starts over after 625 updates, and the plan of Training has 500: no restart fits", "[Schedule(Peak = 0.1, End = ScheduleEnd.Repeat)] [Warmup(Steps = 125)] [Hold(Steps = {-500-}{+125+})]", 500, "[{|Follow(\"Rate\", typeof(S))|}]"),
        Followed("SDL118", "the quantity Rate has the name of a hyperparameter of Plain: say [Follow], or call it something else", "[Schedule(Peak = 0.1, Steps = 100)] [Warmup(Steps = 10)] [Hold]", 100, "[{|Quantity(\"{-Rate-}{+Noise+}\", typeof(S))|}]"),
    ];

    private static IReadOnlyList<DiagnosticCase> Defined =>
    [
        Types("SDL130", "'Rate': a schedule's method is named Define, and one of a further curve Define with the curve's name, such as DefineMomentum", "public partial class S { [Schedule] private static Curve {|{-Rate-}{+Define+}|}(double peak = 0.1, long steps = 1000) => Curve.Line(peak, 0, steps); }"),
        Types("SDL130", "'S': it has phases as attributes too: a schedule is either phases or a Define method", "{-[Hold] -}public partial class S { [Schedule{-(Peak = 1)-}] private static Curve {|Define|}(double peak = 0.1, long steps = 1000) => Curve.Line(peak, 0, steps); }"),
        Types("SDL131", "'peak' cannot be a setting: it has no default: give it one (only a whole number may have none, and then has to be set)",
            "public partial class S { [Schedule] private static Curve Define(double {|peak{+ = 0.1+}|}, long steps = 1000) => Curve.Line(peak, 0, steps); }"),
        Types("SDL132", "the warmup takes longer than the run (WarmupSteps is 200, Steps is 100)", """
            public partial class S
            {
                [{|Schedule|}]
                private static Curve Define(long steps = 100, long warmupSteps = {-200-}{+20+})
                {
                    Curve.Require(warmupSteps <= steps, "the warmup takes longer than the run");
                    return Curve.Line(0, 1, warmupSteps).Then(Curve.Constant(1));
                }
            }
            """),
        Types("SDL133", "'Then' after a curve without end: give the curve a length",
            "public partial class S { [Schedule] private static Curve Define(double peak = 0.1, long steps = 1000) => {|Curve.Constant(peak{+, 500+}).Then(Curve.Line(peak, 0, steps))|}; }"),
        Types("SDL134", "'Define' computes in float, which has 24 bits: write double throughout",
            "public partial class S { [Schedule] private static Curve {|Define|}(double peak = 0.1, long steps = 1000) => Curve.Of(steps, k => peak * (1 - {-(float)-}k / steps)); }"),
        Types("SDL135", "'Floor' can be set, and 'S' never reads it",
            "public partial class S { [Schedule] private static Curve Define(double peak = 0.1, double {|floor|} = 0.01, long steps = 1000) => Curve.Line(peak, {-0-}{+floor+}, steps); }"),
    ];

    private static DiagnosticCase Phased(string id, string message, string attributes) => Types(id, message, $"{Straight}{attributes} public partial class S;");

    private static DiagnosticCase Followed(string id, string message, string schedule, int steps, string follow) => Types(id, message, $$"""
        [Optimizer]
        public partial class Plain
        {
            [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }
            [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * gradient;
        }
        {{schedule}} public partial class S;
        [Recipe(typeof(Plain)), Plan(Steps = {{steps}})]
        {{follow}}
        public static partial class Training;
        """);
}
