using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ScheduleDsl.RandomRules.Tests.Model;

/// <summary>A rule as C#.</summary>
internal static class RulePrinter
{
    /// <summary>
    /// What drawn rules use. A product spreads what is not a number over all of a matrix, and matrices of nothing else tell nothing: so numbers are held within bounds before they enter one.
    /// </summary>
    public const string Shared = "public enum Mode { A, B, C }\n[Functions] public static partial class Drawing { public static float Held(float x) => x > -2f ? Min(x, 2f) : -2f; }\n";

    /// <summary>What every file of drawn rules starts with.</summary>
    public const string Head = "namespace Drawn;\nusing ScheduleDsl;\nusing static ScheduleDsl.Language;\n";

    public static string Print(RuleModel rule, string name)
    {
        StringBuilder text = new();
        text.Append($"[Optimizer{(rule.View ? "(View = MatrixView.LastTwoAxes)" : "")}]\npublic sealed partial class {name}\n{{\n");
        foreach (HyperModel hyper in rule.Hypers)
            text.Append($"    [Hyper({hyper.Default})] public partial {hyper.Type} {hyper.Name} {{ get; init; }}\n");
        foreach (StateModel state in rule.States)
            text.Append($"    [State{(state.Arguments.Length > 0 ? $"({state.Arguments})" : "")}] private {state.Kind.Type()} {state.Name};\n");
        string inputs = string.Concat(rule.Inputs.Select(i => $", [Input] {i.Kind.Type()} {i.Name}"));
        text.Append($"    [UpdateRule]\n    private float Update(float parameter, float gradient{inputs})\n    {{\n");
        Print(text, rule.Body, "        ");
        return text.Append("    }\n}\n").ToString();
    }

    private static void Print(StringBuilder text, IEnumerable<Statement> statements, string indent)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Statement.Declare declare:
                    text.Append($"{indent}{declare.Value.Kind.Type()} {declare.Local} = {declare.Value};\n");
                    break;
                case Statement.Assign assign:
                    text.Append($"{indent}{assign.Target} {assign.Operator} {assign.Value};\n");
                    break;
                case Statement.Return result:
                    text.Append($"{indent}return {result.Value};\n");
                    break;
                case Statement.For loop:
                    text.Append($"{indent}for (int {loop.Counter} = 0; {loop.Counter} < {loop.Trips}; {loop.Counter}++)\n{indent}{{\n");
                    Print(text, loop.Body, indent + "    ");
                    text.Append($"{indent}}}\n");
                    break;
                case Statement.If branch:
                    text.Append($"{indent}if ({branch.Condition})\n{indent}{{\n");
                    Print(text, branch.Then, indent + "    ");
                    text.Append($"{indent}}}\n");
                    if (branch.Else.Any())
                    {
                        text.Append($"{indent}else\n{indent}{{\n");
                        Print(text, branch.Else, indent + "    ");
                        text.Append($"{indent}}}\n");
                    }
                    break;
            }
        }
    }
}
