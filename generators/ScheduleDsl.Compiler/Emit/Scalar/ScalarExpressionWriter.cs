using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Scalar;

/// <summary>Writes a value as a C# expression over single numbers.</summary>
/// <param name="name">The variable that holds a value, or null where it is written in place.</param>
/// <param name="leaf">Text of a hyper, step, state or input that no variable holds.</param>
/// <param name="methods">The methods that compute what C# has no operator for, or has one that the target does not take, where they are not those of .NET.</param>
/// <param name="functions">Methods of plain numbers that stand for the library's functions, by their ids; null where those themselves are called.</param>
internal sealed class ScalarExpressionWriter(Graph graph, Func<int, string?> name, Func<Value, string> leaf, Func<Op, IrType, string?>? methods = null, Func<string, string>? functions = null)
{
    private readonly Func<Op, IrType, string?> methods = methods ?? ScalarIntrinsics.Method;

    public string Write(int value) => Write(value, 0, asDefinition: false);

    /// <summary>The value's own expression, even where a variable is about to hold it.</summary>
    public string Definition(int value) => Write(value, 0, asDefinition: true);

    private string Write(int number, int tightness, bool asDefinition)
    {
        if (!asDefinition && name(number) is { } variable)
            return variable;
        Value value = graph.Values[number];
        (string text, int precedence) = Compose(value);
        return precedence < tightness ? "(" + text + ")" : text;
    }

    private (string Text, int Precedence) Compose(Value value)
    {
        int[] x = [.. value.Operands];
        if (value.Op == Op.Literal)
            return (Literals.Write(value.Type, value.Text), ScalarIntrinsics.Primary);
        if (x.Length == 0)
            return (leaf(value), ScalarIntrinsics.Unary - 1);
        if (methods(value.Op, value.Type) is { } method)
            return (Call(method, x), ScalarIntrinsics.Primary);
        if (ScalarIntrinsics.Infix(value.Op, value.Type == IrType.Bool) is { } infix)
            return Infix(value, infix.Symbol, infix.Precedence);
        return value.Op switch
        {
            Op.Negate => Wrapped(value, "-" + Write(x[0], ScalarIntrinsics.Primary, false), ScalarIntrinsics.Unary),
            Op.Not => ((value.Type == IrType.Bool ? "!" : "~") + Write(x[0], ScalarIntrinsics.Unary, false), ScalarIntrinsics.Unary),
            Op.Convert when Numbers(value) is { } numbers => (Chosen(graph.Values[x[0]].Operands[0], numbers.Yes, numbers.No), ScalarIntrinsics.Conditional),
            Op.Convert => ($"({value.Type.Keyword()})" + Write(x[0], ScalarIntrinsics.Unary, false), ScalarIntrinsics.Unary),
            Op.Select => (Chosen(x[0], Write(x[1], ScalarIntrinsics.Conditional + 1, false), Write(x[2], ScalarIntrinsics.Conditional, false)), ScalarIntrinsics.Conditional),

            // A function's overload for Scalar gives a Scalar back, one for double a double.
            Op.Call when functions is not null => (Call(functions(value.Text), x), ScalarIntrinsics.Primary),
            Op.Call => ($"({value.Type.Keyword()})" + CallOfFunction(value.Text, x), ScalarIntrinsics.Unary),
            Op.Share => (Write(x[0], ScalarIntrinsics.Unary, false), ScalarIntrinsics.Unary),
            Op.TableRead => (Call(leaf(value), x), ScalarIntrinsics.Primary),
            _ => throw new InvalidOperationException($"{value.Op} has no scalar form."),
        };
    }

    private string Chosen(int condition, string yes, string no) => Write(condition, ScalarIntrinsics.Conditional + 1, false) + " ? " + yes + " : " + no;

    // (float)(c ? 1 : 0) is c ? 1f : 0f. C#'s compiler leaves the condition itself to be converted, and ILGPU 1.5.3 makes 1.4e-45 of it, whose bits are those of 1.
    private (string Yes, string No)? Numbers(Value value)
    {
        Value chosen = graph.Values[value.Operands[0]];
        if (value.Type is not (IrType.Float32 or IrType.Float64) || !chosen.Type.IsInteger() || chosen.Op != Op.Select || name(value.Operands[0]) is not null)
            return null;
        (Value yes, Value no) = (graph.Values[chosen.Operands[1]], graph.Values[chosen.Operands[2]]);
        return yes.Op == Op.Literal && no.Op == Op.Literal ? (Literals.Write(value.Type, yes.Text), Literals.Write(value.Type, no.Text)) : null;
    }

    private (string Text, int Precedence) Infix(Value value, string symbol, int precedence)
    {
        // The right operand of equal precedence keeps its parentheses: a - (b - c) is not (a - b) - c.
        string text = Write(value.Operands[0], precedence, false) + " " + symbol + " " + Write(value.Operands[1], precedence + 1, false);
        return Wrapped(value, text, precedence);
    }

    // The project that this lands in may check for overflow; the rule's arithmetic wraps.
    private static (string Text, int Precedence) Wrapped(Value value, string text, int precedence) =>
        value.Type.IsInteger() && value.Op is (Op.Add or Op.Subtract or Op.Multiply or Op.Negate)
            ? ("unchecked(" + text + ")", ScalarIntrinsics.Primary)
            : (text, precedence);

    /// <summary>Operands are plain numbers; a Scalar or an enum among the parameters is said, so that the overload is the body's.</summary>
    private string CallOfFunction(string id, int[] operands)
    {
        int open = id.LastIndexOf('(');
        string[] types = id.Substring(open + 1, id.Length - open - 2).Split(',');
        IEnumerable<string> arguments = operands.Select((o, i) => types[i] switch
        {
            "float" or "double" or "int" or "long" or "bool" => Write(o, 0, false),
            "Scalar" => "(global::ScheduleDsl.Scalar)" + Write(o, ScalarIntrinsics.Primary, false),
            string named => $"(global::{named})" + Write(o, ScalarIntrinsics.Primary, false),
        });
        return $"global::{id.Substring(0, open)}({string.Join(", ", arguments)})";
    }

    private string Call(string method, int[] operands) =>
        method + "(" + string.Join(", ", operands.Select(o => Write(o, 0, false))) + ")";
}
