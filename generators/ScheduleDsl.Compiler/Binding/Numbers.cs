using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Numbers as invariant text that round-trips.</summary>
public static class Numbers
{
    // "R" loses bits of some doubles on .NET Framework, where editors may run us; trying precisions gives the same text everywhere.
    public static string Text(double value)
    {
        if (Special(value) is { } special)
            return special;
        foreach (string format in new[] { "G15", "G16" })
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double back) && back == value)
                return text;
        }
        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    public static string Text(float value)
    {
        if (Special(value) is { } special)
            return special;
        foreach (string format in new[] { "G6", "G7", "G8" })
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back == value)
                return text;
        }
        return value.ToString("G9", CultureInfo.InvariantCulture);
    }

    /// <summary>A constant as a literal of the wanted type; null where it is not a number or bool.</summary>
    internal static Literal? Literal(IrType type, object? value)
    {
        if (value is bool truth)
            return type == IrType.Bool ? new Literal(type, truth ? "true" : "false") : null;
        if (value is not (int or long or float or double))
            return null;
        IFormattable number = (IFormattable)value;
        return type switch
        {
            IrType.Float32 => new Literal(type, Text(Convert.ToSingle(number, CultureInfo.InvariantCulture))),
            IrType.Float64 => new Literal(type, Text(Convert.ToDouble(number, CultureInfo.InvariantCulture))),
            _ when type.IsInteger() && value is int or long => new Literal(type, number.ToString(null, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    /// <summary>
    /// A float literal with the digits that its author wrote, as far as a double holds them: in the rule widened to double,
    /// <c>0.123456789f</c> is that number and not the nearest float.
    /// </summary>
    internal static Literal AsWritten(float value, SyntaxNode syntax)
    {
        string text = Text(value);
        if (syntax is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } literal)
        {
            string digits = literal.Token.Text.TrimEnd('f', 'F', 'd', 'D').Replace("_", "");
            if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double wide)
                && float.TryParse(Text(wide), NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back == value)
                text = Text(wide);
        }
        return new Literal(IrType.Float32, text);
    }

    /// <summary>A double constant narrowed to float, with the digits of the double where they narrow to the same float.</summary>
    internal static Literal Narrowed(double wide, float value) =>
        float.TryParse(Text(wide), NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back == value
            ? new Literal(IrType.Float32, Text(wide))
            : new Literal(IrType.Float32, Text(value));

    private static string? Special(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "Infinity"
        : double.IsNegativeInfinity(value) ? "-Infinity"
        : value == 0 ? (1 / value < 0 ? "-0" : "0")
        : null;
}
