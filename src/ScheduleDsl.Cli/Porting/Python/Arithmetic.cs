using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>Python's arithmetic on constants.</summary>
internal static class Arithmetic
{
    /// <summary>The value where both operands are constants, else the expression as it was.</summary>
    /// <exception cref="UserError">Division by zero, or a result that is no finite number.</exception>
    public static Expression Fold(ArithmeticExpression expression, Expression left, Expression right)
    {
        if (left is NumberExpression x && right is NumberExpression y)
            return Number(expression, x, y) ?? (Expression)expression;
        ArithmeticExpression resolved = expression with { Left = left, Right = right };
        return (expression.Operator, left, right) switch
        {
            ("+", SequenceExpression a, SequenceExpression b) => new SequenceExpression(expression.At, expression.Text, [.. a.Items, .. b.Items]),
            ("*", SequenceExpression a, NumberExpression { IsWhole: true } times) => Repeated(expression, a, times),
            ("*", NumberExpression { IsWhole: true } times, SequenceExpression a) => Repeated(expression, a, times),
            _ => resolved,
        };
    }

    private static NumberExpression? Number(ArithmeticExpression expression, NumberExpression x, NumberExpression y)
    {
        if (y.Value == 0 && expression.Operator is "/" or "//" or "%")
            throw expression.At.Error($"{expression.Text} divides by zero.");
        double? value = expression.Operator switch
        {
            "+" => x.Value + y.Value,
            "-" => x.Value - y.Value,
            "*" => x.Value * y.Value,
            "/" => x.Value / y.Value,
            "//" => Math.Floor(x.Value / y.Value),
            // The sign of Python's remainder is the divisor's.
            "%" => x.Value - y.Value * Math.Floor(x.Value / y.Value),
            "**" => Math.Pow(x.Value, y.Value),
            _ => null,
        };
        if (value is { } result && !double.IsFinite(result))
            throw expression.At.Error($"{expression.Text} is no finite number.");
        bool whole = x.IsWhole && y.IsWhole && expression.Operator != "/" && !(expression.Operator == "**" && y.Value < 0);
        return value is null ? null : new NumberExpression(expression.At, expression.Text, value.Value, whole);
    }

    private static SequenceExpression Repeated(ArithmeticExpression expression, SequenceExpression sequence, NumberExpression times)
    {
        if (times.Value * sequence.Items.Count > 10_000)
            throw expression.At.Error($"{expression.Text} has {times.Value * sequence.Items.Count} items: more than 10000 are not read.");
        IEnumerable<Expression> items = Enumerable.Repeat(sequence.Items, (int)Math.Max(0, times.Value)).SelectMany(i => i);
        return new SequenceExpression(expression.At, expression.Text, [.. items]);
    }
}
