using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>The interval that each value stays in, as far as the bounds of the hyperparameters tell.</summary>
internal static class RangeTable
{
    public static Section Of(Graph graph, IEnumerable<Hyper> hypers)
    {
        IReadOnlyList<Interval> ranges = Ranges.Of(graph, hypers);
        StringBuilder text = new();
        int unknown = 0;
        for (int i = 0; i < graph.Values.Count; i++)
        {
            Value value = graph.Values[i];
            if (value.Op == Op.Literal)
                continue;
            if (ranges[i] == Interval.All)
                unknown++;
            else
                text.Append(CultureInfo.InvariantCulture, $"%{i,-5}{Name(value),-28}{ranges[i]}\n");
        }
        if (unknown > 0)
            text.Append(CultureInfo.InvariantCulture, $"Nothing is known of the other {unknown} values.\n");
        return new Section(SectionKind.Ranges, "", "Value ranges, NaN aside", text.ToString());
    }

    private static string Name(Value value) => value switch
    {
        { Name.Length: > 0 } => value.Name,
        { Text.Length: > 0 } => value.Text,
        _ => value.Op.ToString(),
    };
}
