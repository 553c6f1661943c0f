using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Values and names as C# text, the same on every machine.</summary>
public static class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string String(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A double literal that reads back as the same number.</summary>
    public static string Double(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => WithPoint(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    /// <summary>A double literal from the decimal text of an IR literal or default; bools become 0 and 1.</summary>
    public static string Double(string text) => text switch
    {
        "true" => "1.0",
        "false" => "0.0",
        _ => Double(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
    };

    /// <summary>A name as an identifier: keywords get an <c>@</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The backing field of a property. It keeps the property's case, so that <c>Rate</c> and <c>rate</c> have one each.</summary>
    public static string Field(string property) => "valueOf" + property;

    /// <summary>Text inside an XML documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string WithPoint(string number) => number.IndexOfAny(['.', 'E']) < 0 ? number + ".0" : number;
}
