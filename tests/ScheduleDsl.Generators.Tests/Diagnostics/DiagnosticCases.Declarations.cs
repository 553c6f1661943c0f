using System.Collections.Generic;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <content>What is declared: classes, hyperparameters, states, inputs.</content>
internal static partial class DiagnosticCases
{
    private const string Descent = "return parameter - LearningRate * gradient;";
    private const string Scaled = "return parameter - LearningRate * (Scale * gradient);";

    private static IReadOnlyList<DiagnosticCase> Declarations =>
    [
        Types("SDL011", "'Mine' must be partial, as the generator adds members to it",
            "[Optimizer] public {+partial +}class {|Mine|} { [UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient; }"),
        Types("SDL011", "'Outer' must be partial, as the generator adds members to it",
            "public {+partial +}class {|Outer|} { [Profile] public partial class Straight { private static double Value(double t) => 1 - t; } }"),
        Types("SDL012", "'Mine' has no [UpdateRule] method: add 'private float Update(float parameter, float gradient)'",
            "[Optimizer] public partial class {|Mine|} { {+[UpdateRule] +}private float Update(float parameter, float gradient) => parameter - gradient; }"),
        Rule("SDL013", "'Mine' has 2 [UpdateRule] methods: an optimizer has one", Descent, update: """
            private float Update(float parameter, float gradient) => parameter - LearningRate * gradient;
            {-[UpdateRule]-}
            private float {|Other|}(float parameter, float gradient)
            """),
        Rule("SDL014", "'Update' must be 'float Update(float parameter, float gradient)'; what else it takes is marked [Input]",
            "return parameter - LearningRate * (float)gradient;", update: "private float {|Update|}(float parameter, {-double-}{+float+} gradient)"),
        Rule("SDL014", "'Update' must be 'float Update(float parameter, float gradient)'; what else it takes is marked [Input]",
            Descent, update: "private float {|Update|}(float parameter, float gradient{-, float loss-})"),
        Rule("SDL015", "'Scale' must be a partial property: 'public partial Scalar Scale { get; init; }'", Scaled, "[Hyper(2.0)] public {+partial +}Scalar {|Scale|} { get; init; }"),
        Rule("SDL016", "'Scale' has type 'float': a hyperparameter is a Scalar, bool, int or an enum over int",
            Scaled, "[Hyper({-2f-}{+2.0+})] public partial {-float-}{+Scalar+} {|Scale|} { get; init; }"),
        Rule("SDL017", "the default 1 of 'Fast' is not a value of type 'bool'",
            "return Fast ? parameter - gradient : parameter - LearningRate * gradient;", "[{|Hyper({-1-}{+true+})|}] public partial bool Fast { get; init; }"),
        Rule("SDL018", "the default 1 of 'Scale' is outside its range: at least 0, below 1",
            Scaled, "[{|Hyper({-1.0-}{+0.9+}, Min = 0, Below = 1)|}] public partial Scalar Scale { get; init; }"),
        Rule("SDL018", "the default NaN of 'Scale' is outside its range: a number", Scaled, "[{|Hyper({-double.NaN-}{+1+})|}] public partial Scalar Scale { get; init; }"),
        Rule("SDL030", "Max of 'Scale' is NaN, which bounds nothing", Scaled, "[{|Hyper(1.0, Max = {-double.NaN-}{+2+})|}] public partial Scalar Scale { get; init; }"),
        Types("SDL027", "the profile 'Straight' needs one method 'static double Value(double t)'",
            "[Profile] public partial class {|Straight|} { private static double {-Height-}{+Value+}(double t) => 1 - t; }"),
        Types("SDL040", "'Mine' cannot be compiled: 'Library' is generic",
            "public {+static +}partial class Library{-<T>-} { [Optimizer] public partial class {|Mine|} { [UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient; } }"),
        Types("SDL040", "'Mine' cannot be compiled: 'Apply' exists already, and the generator adds one",
            "[Optimizer] public partial class {|Mine|} { public int {-Apply-}{+Applied+} => 3; [UpdateRule] private float Update(float parameter, float gradient) => parameter - gradient; }"),
        Types("SDL040", "'Mine' cannot be compiled: it derives from 'Base', and a schedule derives from Schedule",
            "public class Base; [Schedule(Peak = 1, Steps = 10), Hold] public partial class {|Mine|}{- : Base-};"),
    ];

    private static IReadOnlyList<DiagnosticCase> Storage =>
    [
        Rule("SDL019", "'sum' has type 'double': a state of each weight is a float",
            "sum = sum + gradient; return parameter - LearningRate * (float)sum;", "[State] private {-double-}{+float+} {|sum|};"),
        Rule("SDL019", "'sum' has type 'float': a state of each tensor is a Scalar",
            "sum += LearningRate; return parameter - LearningRate / (1 + sum) * gradient;", "[State(Space = StateSpace.Tensor)] private {-float-}{+Scalar+} {|sum|};"),
        Rule("SDL020", "'sum' is a state, so it must not be initialized here: say [State(Initial = ...)]", "sum = sum + gradient; return parameter - LearningRate * sum;", "[State{+(Initial = 0.1)+}] private float {|sum|}{- = 0.1f-};"),
        Rule("SDL020", "'sum' is a state, so it must not be static", "sum = sum + gradient; return parameter - LearningRate * sum;", "[State] private {-static -}float {|sum|};"),
        Rule("SDL021", "'UseMomentum' is not a bool member of 'Mine' without parameters: a state exists under a bool hyper, or a bool property computed from hypers", """
            if (!Fast)
                return parameter - LearningRate * gradient;
            momentum = 0.9f * momentum + gradient;
            return parameter - LearningRate * momentum;
            """, "[Hyper(true)] public partial bool Fast { get; init; } [{|State(When = \"{-UseMomentum-}{+Fast+}\")|}] private float momentum;"),
        Rule("SDL022", "'Begin' is not a Scalar hyper of 'Mine': a state's value before the first step is a number or a hyper",
            "sum = sum + gradient * gradient; return parameter - LearningRate * gradient / Sqrt(sum);",
            "[Hyper(0.1, Above = 0)] public partial Scalar Start { get; init; } [{|State(InitialFrom = \"{-Begin-}{+Start+}\")|}] private float sum;"),
        Rule("SDL050", "'momentum': only a state of each block has a BlockLength, and this one is of each weight", "momentum = 0.9f * momentum + gradient; return parameter - LearningRate * momentum;", "[{|State{-(BlockLength = \"256\")-}|}] private float momentum;"),
        Rule("SDL051", "'loss' cannot be an input: its type is 'double': one value for each weight is a float, one for the run a Scalar", "return parameter - LearningRate / (1 + Abs(loss)) * gradient;", update: "private float Update(float parameter, float gradient, [Input] {-double-}{+Scalar+} {|loss|})"),
        Rule("SDL052", "'sums': it has 3 numbers, from 0 on, and none with index 3",
            "for (int i = 0; i < 3; i++) sums[i] += LearningRate; return parameter - {|sums[{-3-}{+2+}]|} * gradient;",
            "[State(Space = StateSpace.Global, Count = 3)] private ScalarList sums;"),
        Rule("SDL052", "'sums': its index 'Which' is neither a constant nor the counter of a loop",
            "sums[0] += LearningRate; return parameter - {|sums[Which]|} * gradient;",
            "{-[Hyper(0)] public partial int Which { get; init; }-}{+private const int Which = 0;+} [State(Space = StateSpace.Global, Count = 3)] private ScalarList sums;"),
    ];
}
