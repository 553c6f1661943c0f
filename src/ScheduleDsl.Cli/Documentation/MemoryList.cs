using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>What an optimizer or modifier keeps from step to step, and what it needs beside gradients.</summary>
internal static class MemoryList
{
    public static IEnumerable<string> Of(IReadOnlyCollection<State> states, IReadOnlyCollection<Input> inputs, ExpressionWords words)
    {
        if (inputs.Count > 0)
        {
            yield return "Further inputs: " + string.Join("; ", inputs.Select(i =>
                $"`{i.Name}`, {(i.Kind == InputKind.Scalar ? "one for the step" : "one for each weight")}{(i.IsOptional ? ", 0 where nobody sets it" : "")}{Condition(i.When, words)}")) + ".";
        }
        yield return states.Count == 0 ? "No states." : "States: " + string.Join("; ", states.Select(s => Text(s, words))) + ".";
    }

    private static string Text(State state, ExpressionWords words)
    {
        string space = state.Space switch
        {
            Compiler.IR.StateSpace.Element => "for each weight",
            Compiler.IR.StateSpace.Block => $"for each block of `{words.Of(state.BlockLength!)}` weights",
            Compiler.IR.StateSpace.Global => "one for the run",
            var other => "for each " + MatrixSpaces.Single(other),
        };
        string start = state.Initial is Literal { Text: "0" } ? "" : $", at first `{words.Of(state.Initial)}`";
        return $"`{state.Name}` {space}{start}{Condition(state.When, words)}";
    }

    private static string Condition(Expression? when, ExpressionWords words) => when is null ? "" : $", where `{words.Of(when)}`";
}
