using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Curves;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>A schedule: its author's words, its settings, and its curve with knots, peak, floor and area.</summary>
internal static class ScheduleArticle
{
    private const int Width = 76;
    private const int Height = 8;

    // Beyond, summing every value would take longer than writing the page.
    private const long Summed = 1_000_000;

    public static IEnumerable<string> Of(DslType type)
    {
        Schedule defaults = Registry.FindSchedule(type.FullName).Create();
        List<string> parts = [.. Article.Words(type)];
        if (SettingTexts.Names(defaults).Any())
            parts.Add(Settings(type, defaults));
        if (ExampleOf.Of(type) is not { } example)
            return parts.Append("It has no curve before its settings are chosen.");

        string[] chosen =
        [
            .. example.Properties.Where((p, i) => !example.Get(i).Equals(defaults.Get(i))).Select(p => $"`{p.Name} = {Value(example, p)}`"),
            .. example.TableNames.Where(t => !example.Table(t).Equals(defaults.Table(t))).Select(t => $"`{t} = [{example.Table(t)}]`"),
        ];
        parts.Add(chosen.Length == 0 ? "With its defaults:" : $"With {string.Join(", ", chosen)}:");
        Compiler.IR.Schedule unit = type.Unit<Compiler.IR.Schedule>();
        long shown = example.ShownLength(unit);
        parts.Add(Curve(example, unit, shown));
        foreach (string name in example.CurveNames)
        {
            parts.Add($"Its curve `{name}`:");
            parts.Add(Curve(example.NamedCurve(name), unit.CurveOf(name), example.NamedCurve(name).Length is > 0 and var length ? length : shown));
        }
        return parts;
    }

    private static string Settings(DslType type, Schedule schedule)
    {
        List<string> rows = ["| setting | default | range | meaning |", "| --- | --- | --- | --- |"];
        IEnumerable<string> missing = ExampleSettings.For(type.Unit<Compiler.IR.Schedule>())?.Keys ?? [];
        rows.AddRange(schedule.Properties.Select(p =>
            Row(type, p.Name, missing.Contains(p.Name) ? "has to be set" : CurveWords.Value(p, p.Default), Range(p))));
        rows.AddRange(schedule.TableNames.Select(t => Row(type, t, schedule.Table(t).ToString() is { Length: > 0 } entries ? entries : "empty", "times, or time:value")));
        return string.Join('\n', rows);
    }

    private static string Row(DslType type, string name, string value, string range) =>
        $"| `{name}` | {Markdown.Cell(value)} | {Markdown.Cell(range)} | {Markdown.Cell(Article.Meaning(type, name))} |";

    private static string Range(HyperInfo property) => property switch
    {
        { Kind: HyperKind.Bool } => "true or false",
        { EnumNames: { } names } => string.Join(", ", names),

        // Every whole number that a double holds: no bound that anybody meets.
        _ => RangeText.Of(property.Min, property.Above, property.Max is 1L << 53 ? null : property.Max, property.Below),
    };

    private static string Value(Schedule schedule, HyperInfo property) =>
        CurveWords.Value(property, schedule.Get(schedule.Properties.ToList().IndexOf(property)));

    private static string Curve(Schedule schedule, Compiler.IR.Schedule unit, long shown)
    {
        bool hasEnd = schedule.Length == shown && unit.End is CurveEnd.Hold or CurveEnd.Continue;
        string picture = CurvePlot.ToText([PlotSeries.Of("", schedule, hasEnd ? shown + 1 : shown)], new PlotText("", "update"), Width, Height);
        CurveFacts facts = shown <= Summed ? RunFacts.Of(schedule, shown) : CurveFacts.Of(new ScheduleReading(unit, schedule.Numbers()), shown);
        return Article.Verbatim(
        [
            picture.TrimEnd('\n'), "",
            .. CurveWords.Knots(schedule),
            Compiler.Analysis.CurveText.Facts(facts, isOpen: schedule.Length is null),
        ]);
    }
}
