using System.Linq;

namespace ScheduleDsl.Compiler.IR;

/// <summary>Prints a bound expression the way C# would write it, with every conversion, and with parentheses rather than precedence.</summary>
public static class ExpressionPrinter
{
    public static string Print(Expression expression)
    {
        string text = Operand(expression);
        return expression is Operation operation && (operation.Op == Op.Select || Infix(operation.Op) is not null) ? text.Substring(1, text.Length - 2) : text;
    }

    private static string Operand(Expression expression) => expression switch
    {
        Literal literal => literal.Text + Suffix(literal),
        HyperReference hyper => hyper.Name,
        StateReference state => state.Name,
        InputReference input => input.Name,
        LocalReference local => local.Name,
        StepReference => "step",
        Invocation call => $"{ClassAndName(call.Function)}({string.Join(", ", call.Arguments.Select(Print))})",
        TableRead read => $"{read.Table}.{read.Query}({string.Join(", ", read.Arguments.Select(Print))})",
        Operation operation => Operand(operation),
        _ => expression.ToString(),
    };

    private static string ClassAndName(string function)
    {
        string name = function.Substring(0, function.IndexOf('('));
        int method = name.LastIndexOf('.');
        return name.Substring(name.LastIndexOf('.', method - 1) + 1);
    }

    private static string Operand(Operation operation)
    {
        // What a call's commas set apart needs no parentheses.
        bool isCall = Infix(operation.Op) is null && !IsPrefix(operation.Op);
        string[] x = [.. operation.Operands.Select(o => isCall ? Print(o) : Operand(o))];
        if (Infix(operation.Op) is { } sign)
            return $"({x[0]} {sign} {x[1]})";
        return operation.Op switch
        {
            Op.Negate => $"-{x[0]}",
            Op.Not => (operation.Type == IrType.Bool ? "!" : "~") + x[0],
            Op.Select => $"({x[0]} ? {x[1]} : {x[2]})",
            Op.Convert => $"({operation.Type.Keyword()}){x[0]}",
            _ => $"{operation.Op}({string.Join(", ", x)})",
        };
    }

    private static bool IsPrefix(Op op) => op is Op.Negate or Op.Not or Op.Select or Op.Convert;

    private static string? Infix(Op op) => op switch
    {
        Op.Add => "+",
        Op.Subtract => "-",
        Op.Multiply => "*",
        Op.Divide => "/",
        Op.Remainder => "%",
        Op.Equal => "==",
        Op.NotEqual => "!=",
        Op.Less => "<",
        Op.LessOrEqual => "<=",
        Op.Greater => ">",
        Op.GreaterOrEqual => ">=",
        Op.And => "&",
        Op.Or => "|",
        Op.ExclusiveOr => "^",
        Op.ShiftLeft => "<<",
        Op.ShiftRight => ">>",
        _ => null,
    };

    private static string Suffix(Literal literal) => literal.Type switch
    {
        IrType.Float32 => "f",
        IrType.Float64 => "d",
        IrType.Int64 => "L",
        _ => "",
    };
}
