using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>Recipes, and optimizers that are composed.</content>
internal static partial class DiagnosticCases
{
    private const string Pieces = """
        [Optimizer]
        public partial class Plain
        {
            [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }
            [Hyper(0.0, Min = 0)] public partial Scalar Decay { get; init; }
            [Hyper(false)] public partial bool Fast { get; init; }
            [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * (Fast ? 2f * gradient : gradient + Decay * parameter);
        }

        [Schedule(Peak = 0.1, Steps = 1000), Decay(typeof(ScheduleDsl.Profiles.Cosine))] public partial class Falling;

        [Modifier(Stage = ModifierStage.Clip)]
        public partial class Halving
        {
            [Hyper(0.5, Min = 0)] public partial Scalar Factor { get; init; }
            [ModifyGradient] private float Halve(float parameter, float gradient) => Factor * gradient;
        }

        """;

    private static IReadOnlyList<DiagnosticCase> Recipes =>
    [
        Recipe("SDL201", "'String' is not an [Optimizer] class", "[{|Recipe(typeof({-string-}{+Plain+}))|}, Plan(Steps = 1000)]"),
        Recipe("SDL202", "'Plain' has no hyperparameter 'Momentum': it has Rate, Decay, Fast", "[Recipe(typeof(Plain)), Plan(Steps = 1000)] [{|Follow(\"{-Momentum-}{+Rate+}\", typeof(Falling))|}]"),
        Recipe("SDL202", "'Plain' has no hyperparameter 'Momentum': it has Rate, Decay, Fast", "[{|Recipe(typeof(Plain), Set = \"{-Momentum-}{+Decay+}=0.1\")|}, Plan(Steps = 1000)]"),
        Recipe("SDL203", "'Halving' is not a [Schedule] class", "[Recipe(typeof(Plain)), Plan(Steps = 1000)] [{|Follow(\"Rate\", typeof({-Halving-}{+Falling+}))|}]"),
        Recipe("SDL204", "'Fast' of 'Plain' is bool: only a Scalar hyperparameter can follow a schedule", "[Recipe(typeof(Plain)), Plan(Steps = 1000)] [{|Follow(\"{-Fast-}{+Rate+}\", typeof(Falling))|}]"),
        Recipe("SDL205", "'Decay: 0.1' is not of the form \"Name=number, Name=number\": 'Decay: 0.1' has no single '='", "[{|Recipe(typeof(Plain), Set = \"Decay{-: -}{+=+}0.1\")|}, Plan(Steps = 1000)]"),
        Recipe("SDL205", "'Decay=much' is not of the form \"Name=number, Name=number\": 'much' is not a number", "[{|Recipe(typeof(Plain), Set = \"Decay={-much-}{+0.1+}\")|}, Plan(Steps = 1000)]"),
        Recipe("SDL206", "Plain.Decay is -0.1: it must be at least 0", "[{|Recipe(typeof(Plain), Set = \"Decay={---}0.1\")|}, Plan(Steps = 1000)]"),
        Recipe("SDL207", "'Rate' is given twice: a hyperparameter has one value or one schedule",
            "[{|Recipe(typeof(Plain){-, Set = \"Rate=0.1\"-})|}, Plan(Steps = 1000)] [Follow(\"Rate\", typeof(Falling))]"),
        Recipe("SDL208", "the plan of 'Training' has 0 steps: give at least 1 by [Plan(Steps = ...)]", "[{|Recipe(typeof(Plain))|}{+, Plan(Steps = 1000)+}]"),
        Recipe("SDL208", "the plan of 'Training' has 0 steps: give at least 1 by [Plan(Steps = ...)]", "[Recipe(typeof(Plain)), {|Plan({+Steps = 1000, +}BatchSize = 4)|}]"),
        Recipe("SDL209", "the group 'vectors' has no condition: give Names, MinRank or MaxRank", "[Recipe(typeof(Plain)), Plan(Steps = 1000)] [{|Group(\"vectors\"{+, MaxRank = 1+}, Set = \"Decay=0\")|}]"),
        Recipe("SDL210", "BatchSize of 'Training' is -64: it must be at least 1, or left out", "[Recipe(typeof(Plain)), {|Plan(Steps = 1000, BatchSize = {---}64)|}]"),
        Recipe("SDL210", "RateMultiplier of 'vectors' is -1: it must be finite and at least 0",
            "[Recipe(typeof(Plain)), Plan(Steps = 1000)] [{|Group(\"vectors\", MaxRank = 1, RateMultiplier = {---}1)|}]"),
        Recipe("SDL212", "the precision of 'Training' has CompensatedRounding, which is for weights of BFloat16, and its weights are Float32",
            "[Recipe(typeof(Plain)), Plan(Steps = 1000)] [{|Precision({+Weights = ElementType.BFloat16, +}CompensatedRounding = true)|}]"),
    ];

    private static IReadOnlyList<DiagnosticCase> Compositions =>
    [
        Composed("SDL220", "'Training' cannot be composed of 'Other': it is not an [Optimizer] class", "[{|Compose<{-Other-}{+Plain+}>|}] public sealed partial class Training;"),
        Composed("SDL221", "'Other' is not a [Modifier] class", "[Compose<Plain>] [{|With<{-Other-}{+Halving+}>|}] public sealed partial class Training;"),
        Composed("SDL222", "'Training' is composed of a rule, so it has no second rule of its own", "[Compose<Plain>] {-[{|Compose<Plain>|}] -}public sealed partial class Training;"),
        Composed("SDL222", "'Training' is composed of a rule, so it has no [UpdateRule] method of its own", "[Compose<Plain>] public sealed partial class Training { {-[UpdateRule] -}private float {|Update|}(float parameter, float gradient) => parameter - gradient; }"),
        Composed("SDL223", "'Training' attaches modifiers to nothing: say [Compose<...>] of which rule it is made", "{-[{|With<Halving>|}] -}public sealed partial class Training { [UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient; }"),
        Composed("SDL224", "the modifiers of 'Training' stand on several declarations, whose order C# does not define: put them on one", """
            [Compose<Plain>] [With<Halving>] {-public sealed partial class {|Training|};-}
            [With<Halving>(Name = "Again")] {-partial class Training;-}
            {+public sealed partial class Training;+}
            """),
        Composed("SDL225", "'Training' cannot be composed: 'HalvingFactor' is a member of both 'Halving' and 'Halving': attach the modifier under another name, [With<...>(Name = ...)]", "[Compose<Plain>] [With<Halving>] [{|With<Halving>{+(Name = \"Again\")+}|}] public sealed partial class Training;"),
    ];

    private static DiagnosticCase Recipe(string id, string message, string attributes) => Types(id, message, $"{Pieces}{attributes} public static partial class Training;");

    private static DiagnosticCase Composed(string id, string message, string attributes) => Types(id, message, $"{Pieces}public class Other;\n[Optimizer] {attributes}");
}
