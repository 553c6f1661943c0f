using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>Guidelines over settings and schedules that are made: <c>Make</c> is read as code, and then run.</content>
internal static partial class DiagnosticCases
{
    private const string Averaged = "[Optimizer] [Compose<AdamW>] [With<EmaOfWeights>(Name = \"Ema\")] public sealed partial class Averaged;";
    private const string Clipped = "[Optimizer] [Compose<AdamW>] [With<ClipByGlobalNorm>] public sealed partial class Clipped;";

    private static IReadOnlyList<DiagnosticCase> Guidelines =>
    [
        Made("SDL170", "Mine has Peak = 2, which should be at most 0.5: it diverged (our runs)", "new Mine { {|Peak = {-2-}{+0.5+}|} }", """
            [Guideline("Peak", Max = 0.5, Because = "it diverged", Source = "our runs")]
            public sealed partial class Mine { [Schedule] private static Curve Define(double peak = 0.1, double steps = 1000) => Curve.Line(peak, 0, steps); }
            """),
        Made("SDL171", "LinearScheduleWithWarmup has no values: the warmup takes longer than the run (NumWarmupSteps is 101, NumTrainingSteps is 100)",
            "{|new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { NumWarmupSteps = 10{-1-}, NumTrainingSteps = 100 }|}"),
        Made("SDL250", "AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update", "new AdamWSettings { LearningRate = 0.05, {|WeightDecay = {-2-}{+1.9+}|} }"),
        Made("SDL250", "Sgd with WeightDecay = 10 and a rate of up to 0.1 takes 100 % of every weight in one update", "new SgdSettings { LearningRate = 0.1, {|WeightDecay = 10{+e-4+}|} }", severity: DiagnosticSeverity.Error),
        Made("SDL251",
            "AdamW has LearningRate = 0.1, which should be below 0.1: a step moves every weight by about the rate, whatever its gradient (Kingma and Ba, 2015, section 2.1)",
            "new AdamWSettings { {|LearningRate = 0.{+0+}1|}, WeightDecay = 0 }"),
        Made("SDL252", "AdamW has Beta1 = 0.999 and Beta2 = 0.9: above sqrt(Beta2), 0.9487, the division by the second average no longer bounds the update",
            "new AdamWSettings { {|Beta1 = 0.9{-99-}|}, Beta2 = 0.9 }"),
        Made("SDL252",
            "AdamW has Beta1 = 0.95 and Beta2 = 0.92: the average of gradients reaches farther back than that of their squares, and usually it is the other way round",
            "new AdamWSettings { {|Beta1 = 0.95|}, Beta2 = 0.9{-2-}{+5+} }", severity: DiagnosticSeverity.Info),
        Made("SDL253", "AdamW with WeightDecay = 0.3 decays by 150 in all over 1,000,000 updates (the sum of rate times decay): what the data taught longer ago than a small part of the run is gone", "new AdamWSettings { LearningRate = new Cosine { Peak = 1e-3, Steps = 1_000_000 }, {|WeightDecay = 0.{-3-}{+1+}|} }"),
        Made("SDL254",
            "Grams runs for 230 updates without CorrectBias, and its Beta2 = 0.999 takes 1,000 to fill: until then steps are too long, the first by a factor of 3.162",
            "new GramsSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = {-230-}{+1000+} }, {|CorrectBias = false|} }"),
        Made("SDL255", "Sgd with Momentum = 0.99 and a rate of up to 2 moves weights by 200 times a lasting gradient in each update", "new SgdSettings { {|LearningRate = {-2-}{+1+}|}, Momentum = 0.99 }"),
        Made("SDL256", "Sgd has Nesterov and Momentum = 0: there is no momentum to look ahead along, so it is plain descent",
            "new SgdSettings { LearningRate = 0.1, {|Nesterov = true|}{+, Momentum = 0.9+} }"),
        Made("SDL257", "AdamW starts at LearningRate = 0.002 without a warmup: its first steps are as long as later ones, scaled by what few gradients tell",
            "new AdamWSettings { {|LearningRate = {-2e-3-}{+9e-4+}|} }"),
        Made("SDL258", "the warmup of Wsd takes 200 updates, and AdamW with Beta2 = 0.999 needs about 2,000 until its second moment has settled",
            "new AdamWSettings { LearningRate = {|new Wsd { Peak = 1e-3, Steps = 100_000, WarmupSteps = 200{+0+}, DecayFraction = 0.1 }|} }"),
        Made("SDL259", "EmaDecay = 0.9998 averages over about 5,000 updates, and the run has 7,800: 21.01 % of the average is still the weights of its start",
            "new AveragedSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 7800 }, {|EmaDecay = 0.999{-8-}{+7+}|} }", Averaged),
        Made("SDL260", "ClipByGlobalNormMaxNorm = 0 makes every gradient 0, so nothing is learned: where 0 is to mean no clipping, leave the clip out",
            "new ClippedSettings { {|ClipByGlobalNormMaxNorm = {-0-}{+1+}|} }", Clipped, DiagnosticSeverity.Error),
        Made("SDL261",
            "ScheduleFreeAdamW averages its iterates by their rate, and Linear falls from 0.0025 to 0.00025: the average does that already, and what is learned late counts for next to nothing",
            "new ScheduleFreeAdamWSettings { {|LearningRate = {-new Linear { Peak = 2.5e-3, Steps = 1_000_000, DecayFloorOfPeak = 0.1 }-}{+2.5e-3+}|} }"),
        Made("SDL261", "ScheduleFreeSgd averages its iterates by their rate, and LearningRate is 0: nothing is averaged", "new ScheduleFreeSgdSettings { {|LearningRate = 0{+.1+}|} }"),
        Made("SDL262", "Adafactor has RelativeStep, so LearningRate = 0.0001 is never read: the rate follows the number of the update",
            "new AdafactorSettings { {|LearningRate = 1e-4|}{+, RelativeStep = false+} }"),
        Made("SDL263", "AdamW keeps its states in float16, where squares of gradients below 6E-08 become 0: then Epsilon = 1E-08 is all that is left to divide by",
            "new AdamWSettings { {|Epsilon = {-1e-8-}{+1e-7+}|} }.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.Float16 })"),
        Made("SDL264",
            "AdamW keeps its states in bfloat16, and Beta2 = 0.999 lets the second moment fall by 0.1 % in an update: below 0.39 % rounding gives the old number again, and it never falls",
            "new AdamWSettings { {|Beta2 = 0.99{-9-}{+5+}|} }.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.BFloat16 })"),
        Made("SDL265",
            "AdamW rounds bfloat16 weights to the nearest, and in every update its rate is below 6.104E-05, half of the last place of a weight of 0.02: such weights stand still",
            "new AdamWSettings { {|LearningRate = 1e-5|} }.Check(new ParameterTable(ElementType.BFloat16){+, new RunOptions { StochasticRounding = true }+})"),
        Made("SDL269",
            "Adam adds WeightDecay = 0.01 times the weight to the gradient, and divides by the size of gradients: weights with large gradients hardly decay, whatever the number",
            "new Adam{+W+}Settings { {|WeightDecay = 0.01|} }"),
        Made("SDL271", "AdamW has Epsilon = 0: a weight whose gradients have all been 0 is changed by 0 / 0, and is NaN from then on", "new AdamWSettings { {|Epsilon = {-0-}{+1e-15+}|} }"),
        Made("SDL272",
            "AdamW keeps its states in float16, whose largest number is 65,504, and nothing bounds gradients: the square of one above 255.9 is infinite there, and its weight never moves again",
            "{|new {-AdamW-}{+Clipped+}Settings { Epsilon = 1e-6 }|}.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.Float16 })", Clipped),
        Made("SDL275",
            "Muon is for hidden matrices and is handed tensors by their number of axes alone: embeddings, output heads and vectors belong to a route of their own, chosen by name or kind",
            "new[] { new Route({|new MuonSettings()|}) { MinRank = 2{+, Pattern = \"blocks.*\"+} } }.Check(new ParameterTable())", severity: DiagnosticSeverity.Info),
        Made("SDL172", "AdamW runs for 10,000 updates at LearningRate = 0.0003: no schedule anneals it",
            "new Recipe(new AdamWSettings { {|LearningRate = {-3e-4-}{+new Cosine { Peak = 3e-4, Steps = 10_000 }+}|} }, 10_000).Check(new CheckOptions { Guidelines = new Dictionary<string, bool> { [\"SDL172\"] = true } })"),
        Made("SDL276", "AdamW runs with its default LearningRate = 0.001: which rate is right depends on the model and on its batches",
            "{|new AdamWSettings { {+LearningRate = 3e-4, +}WeightDecay = 0.1 }|}.Check(guidelines: new CheckOptions { Guidelines = new Dictionary<string, bool> { [\"SDL276\"] = true } })"),
    ];

    private const string BuiltIns = """
        using System.Collections.Generic;
        using ScheduleDsl.Modifiers;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;

        """;

    private static DiagnosticCase Made(string id, string message, string expression, string types = "", DiagnosticSeverity? severity = null) =>
        Types(id, message, $"{BuiltIns}{types}\npublic static class Training {{ public static object Make() => {expression}; }}", severity);
}
