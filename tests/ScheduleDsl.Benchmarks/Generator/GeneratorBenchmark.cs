using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Generator;

/// <summary>What the generator costs an editor: the fresh run, and the run after each kind of edit.</summary>
internal static class GeneratorBenchmark
{
    public static int Run(int rules, int edits, string? markdown)
    {
        RuleProject project = new(rules);
        if (project.FirstError() is { } error)
        {
            Console.Error.WriteLine($"The rules of the benchmark do not compile: {error}");
            return 1;
        }

        // The process is warm when both the compiler and the generator have run often enough to be compiled to their final form.
        for (int i = 0; i < 5; i++)
            project.Fresh();
        StepCounts none = new(0, 0);
        List<(string Name, RunTime[] Times, StepCounts Steps)> rows =
        [
            ("fresh run", Repeat(edits, _ => project.Fresh()), none),
            ("unrelated edit, only finding the rules", Repeat(edits, i => project.FloorAfter(project.EditUnrelated(i))), none),
            Edited("edit of an unrelated file", i => project.EditUnrelated(i)),
            Edited("comment above one rule", i => project.CommentRule(i)),
            Edited("edit of one rule's body", i => project.EditRule(i)),
        ];

        double fresh = Median(rows[0].Times, time => time.Clock);
        Table table = new("run", "ms", "ms per rule", "processor ms per rule", "against fresh", "emit steps cached", "emit steps run");
        foreach ((string name, RunTime[] times, StepCounts steps) in rows)
        {
            double ms = Median(times, time => time.Clock);
            table.Add(
                name, Table.Number(ms), Table.Number(ms / rules, "0.000"), Table.Number(Median(times, time => time.Processor) / rules, "0.000"),
                Table.Number(ms / fresh), steps == none ? "-" : $"{steps.Cached} of {steps.All}",
                steps == none ? "-" : steps.Run.ToString());
        }

        StringBuilder text = new();
        text.Append($"    dotnet run -c Release --project tests/ScheduleDsl.Benchmarks -- generator --rules {rules} --edits {edits}\n\n");
        text.Append($"{rules} rules in files of their own, C# compiler {typeof(CSharpCompilation).Assembly.GetName().Version}, medians of {edits}.\n\n");
        table.WriteTo(text);
        Console.Out.Write(text);
        if (markdown is not null)
            File.WriteAllText(markdown, text.ToString());
        return 0;

        (string, RunTime[], StepCounts) Edited(string name, Func<int, CSharpCompilation> edit)
        {
            Repeat(3, i => project.After(edit(-1 - i)));
            return (name, Repeat(edits, i => project.After(edit(i))), project.StepsAfter(edit(edits)));
        }
    }

    private static RunTime[] Repeat(int times, Func<int, RunTime> measure) => [.. Enumerable.Range(0, times).Select(measure)];

    private static double Median(RunTime[] times, Func<RunTime, double> part)
    {
        double[] sorted = [.. times.Select(part).Order()];
        return Measuring.Measurement.Quantile(sorted, 0.5);
    }
}
