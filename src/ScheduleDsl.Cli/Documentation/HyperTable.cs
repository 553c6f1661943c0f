using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ScheduleDsl.Cli.Curves;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>The hyperparameters of an optimizer or modifier: default, range, role, meaning.</summary>
internal static partial class HyperTable
{
    public static string Of(DslType type, IEnumerable<Hyper> hypers)
    {
        List<string> rows = ["| setting | default | range | role | meaning |", "| --- | --- | --- | --- | --- |"];
        rows.AddRange(hypers.Select(h => "| " + string.Join(" | ", Cells(type, h).Select(Markdown.Cell)) + " |"));
        return string.Join('\n', rows);
    }

    private static IEnumerable<string> Cells(DslType type, Hyper hyper)
    {
        string role = hyper.Role == nameof(HyperRole.None) ? "" : WordStart().Replace(hyper.Role, m => " " + m.Value.ToLowerInvariant()).Trim();
        return
        [
            $"`{hyper.Name}`",
            hyper.IsOfRule ? "the rule's" : Default(type, hyper),
            hyper.IsOfRule ? "" : Range(type, hyper),
            role,
            Article.Meaning(type, hyper.Name),
        ];
    }

    private static string Default(DslType type, Hyper hyper) => hyper switch
    {
        { EnumType: not null } => Enum.ToObject(EnumType(type, hyper), int.Parse(hyper.Default, CultureInfo.InvariantCulture)).ToString()!,
        { Type: IrType.Bool } => hyper.Default,
        _ => CurveWords.Number(double.Parse(hyper.Default, CultureInfo.InvariantCulture)),
    };

    private static string Range(DslType type, Hyper hyper) => hyper switch
    {
        { EnumType: not null } => string.Join(", ", Enum.GetNames(EnumType(type, hyper))),
        { Type: IrType.Bool } => "true or false",
        _ => RangeText.Of(hyper.Bounds.Min, hyper.Bounds.Above, hyper.Bounds.Max, hyper.Bounds.Below),
    };

    private static Type EnumType(DslType type, Hyper hyper) => type.Type.GetProperty(hyper.Name)!.PropertyType;

    [GeneratedRegex("[A-Z]")]
    private static partial Regex WordStart();
}
