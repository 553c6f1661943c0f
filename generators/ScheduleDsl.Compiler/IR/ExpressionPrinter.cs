using System.Linq;

namespace ScheduleDsl.Compiler.IR;

/// <summary>Prints a bound expression the way C# would write it, with every conversion and every parenthesis.</summary>
public static class ExpressionPrinter
{
    public static string Print(Expression expression) => expression switch
    {
        Literal literal => literal.Text + Suffix(literal),
        HyperReference hyper => hyper.Name,
        StateReference state => state.Name,
        InputReference input => input.Name,
        LocalReference local => local.Name,
        StepReference => "step",
        Invocation call => $"{ShortName(call.Function)}({string.Join(", ", call.Arguments.Select(Print))})",
        Operation operation => Print(operation),
        _ => expression.ToString(),
    };

    /// <summary>The name of a function without namespace, class and parameter types.</summary>
    public static string ShortName(string function)
    {
        int end = function.IndexOf('(');
        string name = end < 0 ? function : function.Substring(0, end);
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static string Print(Operation operation)
    {
        string[] x = [.. operation.Operands.Select(Print)];
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
