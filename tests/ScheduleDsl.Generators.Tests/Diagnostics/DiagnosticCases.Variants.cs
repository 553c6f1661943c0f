using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>Further words of diagnostics that have several.</content>
internal static partial class DiagnosticCases
{
    private static IReadOnlyList<DiagnosticCase> LanguageVariants =>
    [
        Rule("SDL001", "a switch expression without a last arm '_' is not part of the rule language: there must be a value for every input",
            "return parameter - LearningRate * (gradient * ({|Which switch { 0 => 1f, 1 => 2f{+, _ => 0f+} }|}));", "[Hyper(0)] public partial int Which { get; init; }"),
        Rule("SDL004", "a loop has the form 'for (int i = 0; i < 5; i++)' with constant numbers, as it is unrolled: it does not start with 'int i = number'",
            "float sum = 0; {|for (int i = First; i < 3; i++)|} sum += gradient; return parameter - LearningRate * sum;",
            "{-[Hyper(0)] public partial int First { get; init; }-}{+private const int First = 0;+}"),
        Rule("SDL004", "a loop has the form 'for (int i = 0; i < 5; i++)' with constant numbers, as it is unrolled: it does not end with 'i++' or 'i += number'",
            "float sum = 0; {|for (int i = 1; i < 9; i {-*-}{+++}= 2)|} sum += gradient; return parameter - LearningRate * sum;"),
        Types("SDL040", "'Mine' cannot be compiled: 'Mine' is static, and it needs instances",
            "[Optimizer] public {-static -}partial class {|Mine|} { [UpdateRule] private {-static -}float Update(float parameter, float gradient) => parameter - gradient; }"),
        Types("SDL040", "'Mine' cannot be compiled: 'Mine' is visible in one file only",
            "[Optimizer] {-file -}partial class {|Mine|} { [UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient; }"),
        Rule("SDL050", "'scale': a state of each block says how long blocks are: BlockLength = \"256\", or the name of a member",
            "scale = Lerp(Across.Block.Mean(256, Square(gradient)), scale, 0.99f); return parameter - LearningRate * gradient / (Sqrt(scale) + 1e-8f);",
            "[{|State(Space = StateSpace.Block{+, BlockLength = \"256\"+})|}] private float scale;"),
        Rule("SDL051", "'step' cannot be an input: 'step' is what every step has already: give it another name",
            "return parameter - LearningRate / (1 + Abs({-step-}{+loss+})) * gradient;", update: "private float Update(float parameter, float gradient, [Input] Scalar {|{-step-}{+loss+}|})"),
        Rule("SDL051", "'curvature' cannot be an input: there is one number for each weight, and only a Scalar may be left out",
            "return parameter - LearningRate * gradient / (1f + Abs(curvature));", update: "private float Update(float parameter, float gradient, [Input{-(IsOptional = true)-}] float {|curvature|})"),
        Rule("SDL052", "'sums': a list says how many numbers it has: Count = 6",
            "sums[0] += LearningRate; return parameter - sums[0] * gradient;", "[{|State(Space = StateSpace.Global{+, Count = 1+})|}] private ScalarList sums;"),
        Rule("SDL052", "'sum': only a ScalarList has a Count, and this one is a Scalar",
            "sum += LearningRate; return parameter - sum * gradient;", "[{|State(Space = StateSpace.Global{-, Count = 2-})|}] private Scalar sum;"),
        Types("SDL061", "'Fits' must be 'bool Fits(float gradient)'; what else it takes is marked [Input]",
            "[Modifier(Stage = ModifierStage.Check)] public partial class Careful { [ApplyWhen] private {-float-}{+bool+} {|Fits|}(float gradient) => {-gradient-}{+Across.All.Count(Abs(gradient) > 1f) == 0+}; }"),
        Rule("SDL063", "'Scale' cannot be a hyperparameter of the rule: only a modifier has a rule to read it of",
            Scaled, "[{|Hyper(2.0, Role = HyperRole.Momentum{-, OfRule = true-})|}] public partial Scalar Scale { get; init; }"),
    ];

    private static IReadOnlyList<DiagnosticCase> ScheduleVariants =>
    [
        Phased("SDL101", "Warmup and Decay take 600 + 700 = 1300 of 1000 steps", "[{|Schedule(Peak = 1e-3, Steps = 1000)|}] [Warmup(Steps = {-600-}{+300+})] [Decay(typeof(Straight), Steps = 700)]"),
        Phased("SDL104", "Peak is -0.001: it must be finite and at least 0", "[{|Schedule(Peak = {---}1e-3, Steps = 1000)|}] [Decay(typeof(Straight))]"),
        Phased("SDL104", "DecayFloor is 0.01, above the peak 0.001", "[Schedule(Peak = 1e-3, Steps = 1000)] [{|Decay(typeof(Straight), Floor = {-1e-2-}{+1e-4+})|}]"),
        Phased("SDL105", "Decay has two values, Floor = 0.0001 and FloorOfPeak = 0.1: give one", "[Schedule(Peak = 1e-3, Steps = 1000)] [{|Decay(typeof(Straight), Floor = 1e-4{-, FloorOfPeak = 0.1-})|}]"),
        Phased("SDL105", "S has two lengths, Steps = 1000 and its plan's 500: give one", "[Schedule(Peak = 1e-3, Steps = 1000), {|Plan({-Steps = 500-}{+BatchSize = 32+})|}] [Decay(typeof(Straight))]"),
        Phased("SDL113", "Warmup takes 2 epochs, and no plan says how many updates that is: BatchSize is missing",
            "[Schedule(Peak = 1e-3, Steps = 1000), Plan({+BatchSize = 32, +}DatasetSize = 3200)] [{|Warmup(Epochs = 2)|}] [Decay(typeof(Straight))]"),
        Types("SDL114", "the setting steps of Bent would be the property DecaySteps, which a phase has already: give it another name",
            "[Profile] public partial class Bent { private static double Value(double t, double {|{-steps-}{+power+}|} = 1) => (1 - t) * {-steps-}{+power+}; }"),
        Followed("SDL116", "'S' has no curve 'Beta': it has Momentum",
            "public partial class S { [Schedule] private static Curve Define() => Curve.Line(0.1, 0, 100); [Schedule] private static Curve DefineMomentum() => Curve.Line(0.95, 0.85, 100); }", 100,
            "[{|Follow(\"Rate\", typeof(S){-, Curve = \"Beta\"-})|}]"),
        Types("SDL130", "'DefineMomentum': there is no method Define beside it", "public partial class S { [Schedule] private static Curve {|Define{-Momentum-}|}() => Curve.Line(0.95, 0.85, 100); }"),
        Types("SDL130", "'Define': a schedule's method is 'static Curve' and not generic", "public partial class S { [Schedule] private {+static +}Curve {|Define|}() => Curve.Line(0.1, 0, 100); }"),
        Types("SDL131", "'peak' cannot be a setting: 'float' is no type of a setting: use double, long, int, bool, an enum or StepTable",
            "public partial class S { [Schedule] private static Curve Define({-float-}{+double+} {|peak|} = 1) => Curve.Line(peak, 0, 100); }"),
        Types("SDL131", "'length' cannot be a setting: every schedule has a member Length: choose another name",
            "public partial class S { [Schedule] private static Curve Define(double {|{-length-}{+steps+}|} = 100) => Curve.Line(0.1, 0, {-length-}{+steps+}); }"),
        Types("SDL133", "'End = Repeat': the curve has no end: give it a length",
            "public partial class S { [Schedule(End = ScheduleEnd.Repeat)] private static Curve {|Define|}(double peak = 0.1) => Curve.Constant(peak{+, 100+}); }"),
    ];

    private static IReadOnlyList<DiagnosticCase> RecipeVariants =>
    [
        Types("SDL202", "'Mine' has no hyperparameter 'Height': it has Peak, Steps", """
            [{|Guideline("{-Height-}{+Peak+}", Max = 0.5)|}]
            public sealed partial class Mine { [Schedule] private static Curve Define(double peak = 0.1, double steps = 1000) => Curve.Line(peak, 0, steps); }
            """),
        Recipe("SDL208", "the plan of 'Training' has -5 steps: give at least 1 by [Plan(Steps = ...)]", "[Recipe(typeof(Plain)), {|Plan(Steps = {---}5)|}]"),
        Types("SDL210", "RateMultiplier of 'vectors' is 2: it must be 1, as no hyperparameter of 'Mine' has Role = HyperRole.LearningRate", """
            [Optimizer]
            public partial class Mine
            {
                [Hyper(0.1, Min = 0{+, Role = HyperRole.LearningRate+})] public partial Scalar Rate { get; init; }
                [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * gradient;
            }
            [Recipe(typeof(Mine)), Plan(Steps = 1000)] [{|Group("vectors", MaxRank = 1, RateMultiplier = 2)|}] public static partial class Training;
            """),
        new("SDL211", "there is no one schedule 'Cosin'", """{ "LearningRate": {-{|"Cosin"|}-}{+{ "Schedule": "Cosine", "Peak": 1e-3, "Steps": 1000 }+} }""") { IsSettingsFile = true },
        Composed("SDL220", "'Training' cannot be composed of 'Halved': it is composed itself: name its rule, and attach all modifiers here",
            "[{|Compose<{-Halved-}{+Plain+}>|}] public sealed partial class Training; [Optimizer] [Compose<Plain>] [With<Halving>] public sealed partial class Halved;"),
        Composed("SDL222", "'Training' is composed of a rule, so it has no [Hyper] of its own",
            "[Compose<Plain>] public sealed partial class Training { {-[Hyper(1.0)] public partial Scalar {|Scale|} { get; init; }-} }"),
        Composed("SDL225", "'Training' cannot be composed: 'Slowing' reads the Momentum of its rule, and 'Plain' has no hyperparameter of that role", """
            [Compose<Plain>] [{|With<{-Slowing-}{+Halving+}>|}] public sealed partial class Training;
            [Modifier(Stage = ModifierStage.Clip)]
            public partial class Slowing
            {
                [Hyper(0.5, Min = 0, Role = HyperRole.Momentum, OfRule = true)] public partial Scalar Momentum { get; init; }
                [ModifyGradient] private float Slow(float parameter, float gradient) => Momentum * gradient;
            }
            """),
        Composed("SDL225", "'Training' cannot be composed: 'a b' is no name in C#, and properties begin with it", "[Compose<Plain>] [{|With<Halving>(Name = \"a{- -}b\")|}] public sealed partial class Training;"),
    ];
}
