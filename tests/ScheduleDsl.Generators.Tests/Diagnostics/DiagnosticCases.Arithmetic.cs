using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>What a body computes, and what a modifier has to have.</content>
internal static partial class DiagnosticCases
{
    private const string Second = "[State] private float second;";

    private static IReadOnlyList<DiagnosticCase> Arithmetic =>
    [
        Rule("SDL070", "'Sqrt(second)' can be 0 and is divided by: 'gradient' can be 0 and 'second' starts at 0", "second = Lerp(Square(gradient), second, 0.999f); return parameter - {|LearningRate * gradient / {+(+}Sqrt(second){+ + 1e-8f)+}|};", Second),
        Rule("SDL071", "'second - mean * mean' can be negative, and has no square root then: 'second' can be less than 'mean * mean'", """
            mean = Lerp(gradient, mean, 0.99f);
            second = Lerp(Square(gradient), second, 0.99f);
            return parameter - LearningRate * gradient / ({|Sqrt({+Max(+}second - mean * mean{+, 0)+})|} + 1e-8f);
            """, Second + " [State] private float mean;"),
        Rule("SDL071", "'gradient' can be negative, and has no logarithm then: it lies in (-infinity, infinity)", "return parameter - LearningRate * {|Log({+1f + Abs(+}gradient{+)+})|};"),
        Rule("SDL072", "'change' is not known to be other than 0, and is divided by: it lies in (-infinity, infinity)", """
            float change = gradient - last;
            last = gradient;
            return parameter - {|LearningRate * gradient / {+(Abs(+}change{+) + 1e-8f)+}|};
            """, "[State] private float last;"),
        Rule("SDL073", "'average' is kept and written, and nothing that 'Mine' stores depends on it",
            "average = Lerp(gradient, average, 0.9f); return parameter - LearningRate * {-gradient-}{+average+};", "[State] private float {|average|};"),
        Rule("SDL074", "'product' starts at 0, and every step of 'Mine' makes 0 of that again: give it another value to start from, by Initial",
            "product *= 0.9; return parameter - LearningRate * (1 - product) * gradient;", "[State(Space = StateSpace.Tensor{+, Initial = 1+})] private Scalar {|product|};"),
        Rule("SDL075", "'Scale' can be set, and 'Mine' never reads it", "return parameter - LearningRate * {+Scale * +}gradient;", "[Hyper(2.0, Min = 0)] public partial Scalar {|Scale|} { get; init; }"),
        Types("SDL076", "'Mine' returns the weight that it is given, whatever the gradient is",
            "[Optimizer] public partial class Mine { [UpdateRule] private float {|Update|}(float parameter, float gradient) => parameter{+ - gradient+}; }"),
    ];

    private static IReadOnlyList<DiagnosticCase> Modifiers =>
    [
        Modifier("SDL060", "'Halving': it has none of [ModifyGradient], [ModifyParameter], [ApplyWhen], [EvaluationWeight], [StoreGradient] and [Output]", "{+[ModifyGradient] +}private float Halve(float parameter, float gradient) => Factor * gradient;", "{|Halving|}"),
        Modifier("SDL060", "'Halving': it has 2 methods of the kind of 'Again', and one is what a step calls", """
            [ModifyGradient] private float Halve(float parameter, float gradient) => Factor * gradient;
            {-[ModifyGradient]-} private float {|Again|}(float parameter, float gradient) => Factor * gradient;
            """),
        Rule("SDL060", "'Mine': 'Halve' is what a modifier has, and this is an optimizer: write it into the update, or into a [Modifier] class", Descent, "{-[ModifyGradient]-} private float {|Halve|}(float parameter, float gradient) => 0.5f * gradient;"),
        Modifier("SDL061", "'Halve' must be 'float Halve(float parameter, float gradient)'; what else it takes is marked [Input]",
            "[ModifyGradient] private float {|Halve|}({+float parameter, +}float gradient) => Factor * gradient;"),
        Types("SDL062", "'Abs(gradient) < 1f' differs from weight to weight, and an update is applied to all weights or to none: count over Across.All", """
            [Modifier(Stage = ModifierStage.Check)]
            public partial class Careful { [ApplyWhen] private bool IsSmall(float gradient) => {-{|Abs(gradient) < 1f|}-}{+Across.All.Count(Abs(gradient) >= 1f) == 0+}; }
            """),
        Types("SDL063", "'Factor' cannot be a hyperparameter of the rule: it needs a Role, by which the rule's hyperparameter is found", """
            [Modifier(Stage = ModifierStage.Clip)]
            public partial class Halving
            {
                [{|Hyper(0.5, Min = 0, {+Role = HyperRole.LearningRate, +}OfRule = true)|}] public partial Scalar Factor { get; init; }
                [ModifyGradient] private float Halve(float parameter, float gradient) => Factor * gradient;
            }
            """),
        Types("SDL064", "'average' is changed in a method marked [EvaluationWeight], which gives others a value and changes no state", """
            [Modifier(Stage = ModifierStage.Average)]
            public partial class Averaging
            {
                [State] private float average;
                [ModifyParameter] private float Follow(float before, float after) { average = Lerp(after, average, 0.99f); return after; }
                [EvaluationWeight] private float Weight(float parameter) { {-{|average = parameter|}; -}return average; }
            }
            """),
    ];

    private static DiagnosticCase Modifier(string id, string message, string methods, string name = "Halving") => Types(id, message, $$"""
        [Modifier(Stage = ModifierStage.Clip)]
        public partial class {{name}}
        {
            [Hyper(0.5, Min = 0)] public partial Scalar Factor { get; init; }
            {{methods}}
        }
        """);
}
