using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>How a schedule's values of many updates are computed.</summary>
internal static class SeriesSection
{
    private const string OneByOne = "One update at a time";

    public static Section Code(Compiler.IR.Schedule schedule, IReadOnlyCollection<string> arms)
    {
        string? members = SeriesEmitter.Write(schedule, arms, out string obstacle);
        string[] left = [.. SeriesEmitter.Arms.Except(arms)];
        string title = members is null ? "" : $", many updates at a time{(left.Length > 0 ? $", without {string.Join(", ", left)}" : "")}";
        return new Section(SectionKind.Code, "", $"Emitted C# of Fill{title}", members ?? Reason(obstacle));
    }

    public static Section Cost(Compiler.IR.Schedule schedule)
    {
        const string title = "Cost of an update in Fill";
        if (SeriesEmitter.Write(schedule, [], out string obstacle) is null)
            return new Section(SectionKind.Cost, "", title, Reason(obstacle));
        Graph graph = Lower.Series(schedule).Graph;
        int most = graph.Variants.Max(v => v.Passes.Sum(p => p.Values.Count(n => graph.Values[n].Operands.Count > 0)));
        string variants = graph.Variants.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" in the longest of {graph.Variants.Count} variants");
        string text = string.Create(CultureInfo.InvariantCulture,
            $"{most} operations on vectors{variants}, fewer where a vector of updates needs no part of a phase; {graph.Slots.Count} values hoisted\n");
        return new Section(SectionKind.Cost, "", title, text);
    }

    private static string Reason(string obstacle) => $"{OneByOne}, as At: {obstacle}.\n";
}
