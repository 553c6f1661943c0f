using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What one step moves between memory and processor for each weight, in float32 with every state present.</summary>
/// <param name="BytesRead">Parameter, gradient and states that the body reads.</param>
/// <param name="BytesWritten">The parameter and the states that the body gives values to.</param>
/// <param name="StateBytes">Memory held between steps.</param>
public sealed record Traffic(int Passes, int BytesRead, int BytesWritten, int StateBytes)
{
    private const int FloatBytes = 4;

    public int Bytes => BytesRead + BytesWritten;

    /// <summary>Counts what the bound body touches; each array is read and written at most once in a fused pass.</summary>
    public static Traffic Of(Rule rule)
    {
        HashSet<string> read = [];
        HashSet<string> written = [];
        Visit(rule.Body, read, written);
        int inputs = rule.Inputs.Count(i => read.Contains(InputKey(i.Name)));
        int statesRead = rule.States.Count(s => read.Contains(s.Name));
        int statesWritten = rule.States.Count(s => written.Contains(s.Name));
        return new Traffic(1, (inputs + statesRead) * FloatBytes, (1 + statesWritten) * FloatBytes, rule.States.Count * FloatBytes);
    }

    private static void Visit(Block block, HashSet<string> read, HashSet<string> written)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Assign assign:
                    Visit(assign.Value, read);
                    break;
                case AssignState assign:
                    written.Add(assign.State);
                    Visit(assign.Value, read);
                    break;
                case If branch:
                    Visit(branch.Condition, read);
                    Visit(branch.Then, read, written);
                    Visit(branch.Else, read, written);
                    break;
                case For loop:
                    Visit(loop.Body, read, written);
                    break;
                case Return result:
                    Visit(result.Value, read);
                    break;
            }
        }
    }

    private static void Visit(Expression expression, HashSet<string> read)
    {
        switch (expression)
        {
            case StateReference state:
                read.Add(state.Name);
                break;
            case InputReference input:
                read.Add(InputKey(input.Name));
                break;
            case LocalReference local:
                // An input that the body assigns to is bound as a local.
                read.Add(InputKey(local.Name));
                break;
            case Operation operation:
                foreach (Expression operand in operation.Operands)
                    Visit(operand, read);
                break;
            case Invocation call:
                foreach (Expression argument in call.Arguments)
                    Visit(argument, read);
                break;
        }
    }

    // States and inputs may share a name; no identifier starts with a dot.
    private static string InputKey(string name) => "." + name;
}
