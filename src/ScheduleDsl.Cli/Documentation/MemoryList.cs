using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>What an optimizer or modifier keeps from step to step, and what it needs beside gradients.</summary>
internal static partial class MemoryList
{
    /// <param name="functions">Those that conditions may call.</param>
    public static IEnumerable<string> Of(IReadOnlyCollection<State> states, IReadOnlyCollection<Input> inputs, IEnumerable<Function> functions)
    {
        Dictionary<string, Function> called = functions.ToDictionary(f => f.Id);
        if (inputs.Count > 0)
        {
            yield return "Further inputs: " + string.Join("; ", inputs.Select(i =>
                $"`{i.Name}`, {(i.Kind == InputKind.Scalar ? "one for the step" : "one for each weight")}{Condition(i.When, called)}")) + ".";
        }
        yield return states.Count == 0 ? "No states." : "States: " + string.Join("; ", states.Select(s => Text(s, called))) + ".";
    }

    private static string Text(State state, IReadOnlyDictionary<string, Function> functions)
    {
        string space = state.Space switch
        {
            Compiler.IR.StateSpace.Element => "for each weight",
            Compiler.IR.StateSpace.Block => $"for each block of `{Print(state.BlockLength!, functions)}` weights",
            Compiler.IR.StateSpace.Global => "one for the run",
            var other => "for each " + other.ToString().ToLowerInvariant(),
        };
        string start = state.Initial is Literal { Text: "0" } ? "" : $", at first `{Print(state.Initial, functions)}`";
        return $"`{state.Name}` {space}{start}{Condition(state.When, functions)}";
    }

    private static string Condition(Expression? when, IReadOnlyDictionary<string, Function> functions) => when is null ? "" : $", where `{Print(when, functions)}`";

    // A property that says no more than an expression is that expression; and types are the compiler's concern: 0, not 0d.
    private static string Print(Expression expression, IReadOnlyDictionary<string, Function> functions)
    {
        while (expression is Invocation { Arguments.Count: 0 } call && functions.TryGetValue(call.Function, out Function? function)
            && function.Body.Statements is [Return { Value: var value }])
        {
            expression = value;
        }
        return Suffix().Replace(ExpressionPrinter.Print(expression), "");
    }

    [GeneratedRegex(@"(?<=\b[\d.]+)[dfL]\b")]
    private static partial Regex Suffix();
}
