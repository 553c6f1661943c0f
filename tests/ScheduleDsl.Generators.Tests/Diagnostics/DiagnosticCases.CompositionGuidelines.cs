using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>Guidelines over what parts are together: rules and modifiers, and the parts of a recipe.</content>
internal static partial class DiagnosticCases
{
    private const string EarlyClip = """
        [Modifier(Stage = ModifierStage.{0})]
        public sealed partial class EarlyClip
        {{
            [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar Limit {{ get; init; }}
            [ModifyGradient] private float Clip(float parameter, float gradient) => Clamp(gradient, -Limit, Limit);
        }}

        """;

    private static IReadOnlyList<DiagnosticCase> CompositionGuidelines =>
    [
        Made("SDL266", "Mine bounds gradients before the scale of the loss is taken out of them: EarlyClipLimit = 1 is then a limit of 1.526E-05",
            "new MineSettings()", Clip("[{|Compose<Sgd>|}] [With<EarlyClip>] [With<LossScale>] [With<FiniteCheck>]")),
        Made("SDL267",
            "Mine bounds the gradient of each batch before they are gathered, so what an update sees is a mean of bounded gradients and depends on how the batch was cut: clip once, behind the sum",
            "new MineSettings()", Clip("[{|Compose<Sgd>|}] [With<EarlyClip>] [With<Accumulate>]")),
        Made("SDL268", "Mine takes the scale of a loss out of gradients and applies them whatever they are: the first that overflow make weights infinite or NaN, which a check of the gradients keeps out",
            "new MineSettings()", "[Optimizer] [{|Compose<Sgd>|}] [With<LossScale>]{+ [With<FiniteCheck>]+} public sealed partial class Mine;"),
        Judged("SDL270", "AdamW with WeightDecay = 0.1 decays tensors of one axis too, and no group spares them: biases and gains of norms are usually left out",
            "[{|Recipe(typeof(AdamW), Set = \"WeightDecay=0.1\")|}] [Plan(Steps = 1000)]{+ [Group(\"no decay\", MaxRank = 1, Set = \"WeightDecay=0\")]+}"),
        Judged("SDL273", "AccumulateBatches = 8, and the plan counts every batch as an update: schedules reach 12.5 % of their way (give it Accumulation = 8)",
            "[{|Recipe(typeof(Gathering), Set = \"AccumulateBatches=8\")|}] [Plan(Steps = 1000, BatchSize = 32, DatasetSize = 3200{+, Accumulation = 8+})]"),
        Judged("SDL273", "AccumulateBatches = 8, and the plan gathers 4: an epoch has 2 times fewer updates than it counts",
            "[{|Recipe(typeof(Gathering), Set = \"AccumulateBatches=8\")|}] [Plan(Steps = 1000, BatchSize = 32, DatasetSize = 3200, Accumulation = {-4-}{+8+})]"),
        Judged("SDL274", "Epsilon follows the curve Momentum of a schedule, and Epsilon of AdamW is a number of the role Epsilon: only a momentum or the decay of a first moment can",
            "[Recipe(typeof(AdamW))] [{|Follow(\"{-Epsilon-}{+Beta1+}\", typeof(OneCycle), Curve = \"Momentum\")|}] [Plan(Steps = 1000)]"),
    ];

    // Behind the sum and the scale, and before them.
    private static string Clip(string parts) => string.Format(null, EarlyClip, "{-Accumulate-}{+Clip+}") + $"[Optimizer] {parts} public sealed partial class Mine;";

    private static DiagnosticCase Judged(string id, string message, string attributes, DiagnosticSeverity? severity = null) => Types(
        id, message, $"{BuiltIns}[Optimizer] [Compose<Sgd>] [With<Accumulate>] public sealed partial class Gathering;\n{attributes} public static partial class Training;", severity);
}
