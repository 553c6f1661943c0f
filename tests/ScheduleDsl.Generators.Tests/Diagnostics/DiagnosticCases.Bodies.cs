using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>What a body may say.</content>
internal static partial class DiagnosticCases
{
    private static IReadOnlyList<DiagnosticCase> Bodies =>
    [
        Rule("SDL001", "'lock' is not part of the rule language: weights are updated independently", "{-{|lock (this) { gradient = 2f * gradient; }|}-}{+gradient = 2f * gradient;+} return parameter - LearningRate * gradient;"),
        Rule("SDL001", "a 'while' loop is not part of the rule language: write a 'for' with constant bounds", "{-{|while (gradient > 1f) gradient /= 2f;|}-}{+if (gradient > 1f) gradient /= 2f;+} return parameter - LearningRate * gradient;"),
        Rule("SDL001", "'Length' of an object is not part of the rule language: a rule reads its own hypers and states", "return parameter - LearningRate * ({-{|\"twice\".Length|}-}{+2f+} * gradient);"),
        Rule("SDL002", "'gradient' differs from weight to weight and becomes a double here: stay in float (a literal needs the suffix f)",
            "return parameter - LearningRate * (float)(0.5{+f+} * {|gradient|});"),
        Rule("SDL003", "'scale = 2' differs from weight to weight, but a Scalar or double of a rule is one value for the whole tensor", "{-double-}{+float+} scale = 1; if (gradient > 0) {|scale = 2|}; return parameter - LearningRate * ((float)scale * gradient);"),
        Rule("SDL004", "a loop has the form 'for (int i = 0; i < 5; i++)' with constant numbers, as it is unrolled: its condition is not 'i < number'", "float sum = 0; {|for (int i = 0; i < Terms; i++)|} sum += gradient; return parameter - LearningRate * sum;",
            "{-[Hyper(3)] public partial int Terms { get; init; }-}{+private const int Terms = 3;+}"),
        Rule("SDL005", "the loop runs 1000 times, and at most 256 trips are unrolled", "float sum = 0; {|for (int i = 0; i < {-1000-}{+10+}; i++)|} sum += gradient; return parameter - LearningRate * sum;"),
        Rule("SDL006", "'Power' calls itself, but calls are inlined: write a loop with constant bounds",
            "return parameter - LearningRate * Power(gradient{-, 3-});", "private static float Power(float x{-, int n-}) => {-n == 0 ? 1f : x * {|Power(x, n - 1)|}-}{+x * x * x+};"),
        Rule("SDL007", "'System.Numerics.Vector2.Dot(System.Numerics.Vector2, System.Numerics.Vector2)' cannot be compiled, as its body is not available: call a method of this project, or of a [Functions] class", "return parameter - LearningRate * {-{|System.Numerics.Vector2.Dot(new(gradient), new(1f))|}-}{+Dot(gradient)+};", "private static float Dot(float x) => x;"),
        Rule("SDL008", "'MathF.Exp' gives other bits on other machines: use 'ScheduleDsl.Language.Exp', which gives the same on all",
            "return parameter - LearningRate * {|{-System.MathF.-}Exp(-gradient * gradient)|};"),
        Rule("SDL009", "'MathF.Acosh' is not in the rule language: use the functions of ScheduleDsl.Language",
            "return parameter - LearningRate * {|{-System.MathF.Acosh-}{+Sqrt+}(1f + gradient * gradient)|};"),
        Rule("SDL010", "'rate' has type 'decimal': the rule language has float, double, Scalar, int, long, bool and enums over int",
            "{-decimal-}{+float+} {|rate = 0.1{-m-}{+f+}|}; return parameter - LearningRate * (gradient * (float)rate);"),
        Rule("SDL023", "'momentum' is a state, which only the methods that a step calls read and write: pass it as an argument",
            "momentum = Blend({+momentum, +}gradient); return parameter - LearningRate * momentum;",
            "[State] private float momentum; private {+static +}float Blend({+float momentum, +}float gradient) => 0.9f * {|momentum|} + gradient;"),
        Rule("SDL024", "'scale' is a field that the rule cannot use: mark it [State], or make it const",
            "return parameter - LearningRate * ({|scale|} * gradient);", "private {+const +}float scale = 2f;"),
        Types("SDL025", "the step belongs to a rule: pass it to 'Correction' as a Scalar argument", """
            [Functions]
            public static partial class Corrections { public static Scalar Correction(Scalar beta{+, Scalar step+}) => 1 - Pow(beta, {-{|Step|}-}{+step+}); }
            """),
        Types("SDL025", "the step belongs to a rule: pass it to 'Value' as a Scalar argument", """
            [Profile]
            public partial class Waiting { private static double Value(double t) => {-{|Once|}-}{+t < 0.1+} ? 1 : 1 - t; }
            """),
        Rule("SDL026", "'Apply' is generated, so it does not exist yet when the rule is compiled",
            "return {-{|Apply(parameter, gradient, 1)|}-}{+Plain(parameter, gradient)+};", "private float Plain(float parameter, float gradient) => parameter - LearningRate * gradient;"),
        new("SDL031", "'Tanh' is a function of the rule language: add 'using static ScheduleDsl.Language;' at the top of the file", """
            using ScheduleDsl;
            {+using static ScheduleDsl.Language;+}
            [Optimizer]
            public partial class Mine
            {
                [Hyper(1e-3, Min = 0)] public partial Scalar LearningRate { get; init; }
                [UpdateRule] private float Update(float parameter, float gradient) => parameter - LearningRate * {|Tanh|}(gradient);
            }
            """),
        Rule("SDL032", "'1 / 2' divides whole numbers and is 0: write one of them as a float, such as 2f", "return parameter - LearningRate * ({|1 / 2{+f+}|} * gradient);"),
        Rule("SDL041", "'Mine' cannot be compiled to loops: the distance of a shift of values that differ from weight to weight must be a constant", "int k = (int)gradient; gradient -= k << {-k-}{+1+}; return parameter - LearningRate * gradient;", update: "private float {|Update|}(float parameter, float gradient)"),
    ];
}
