using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Analyzers;

/// <summary>What the analyzers cost an editor at each keystroke, and a build.</summary>
internal static class AnalyzerBenchmark
{
    public static int Run(int types, int keystrokes, string? markdown)
    {
        AnalyzerProject project = new(types);
        if (project.FirstError() is { } error)
        {
            Console.Error.WriteLine($"The files of the benchmark do not compile: {error}");
            return 1;
        }

        // Before anything is warm: a build is a process of its own.
        (double cold, int findings) = project.Whole(plugins: true);
        StringBuilder text = new();
        text.Append($"    dotnet run -c Release --project tests/ScheduleDsl.Benchmarks -- analyzers --types {types} --keystrokes {keystrokes}\n\n");
        text.Append($"{types} schedules and optimizers, {AnalyzerSources.Files(types).Count()} files, C# compiler {typeof(CSharpCompilation).Assembly.GetName().Version}; ");
        text.Append($"the median and the 95th percentile of {keystrokes} keystrokes in each file.\n\n");

        WarmUp(project);
        Table table = new("a number is typed in", "ms, median", "ms, 95th percentile", "the compiler alone, median", "findings");
        foreach ((string kind, string file) in AnalyzerSources.Kinds)
        {
            double[] alone = Times(project, file, keystrokes, plugins: false);
            double[] all = Times(project, file, keystrokes, plugins: true);
            table.Add(kind, Ms(all, 0.5), Ms(all, 0.95), Ms(alone, 0.5), project.Keystroke(file, keystrokes, plugins: true).Findings.ToString());
        }
        table.WriteTo(text);

        List<double> warm = [], compiler = [];
        for (int i = 0; i < 5; i++)
        {
            warm.Add(project.Whole(plugins: true).Ms);
            compiler.Add(project.Whole(plugins: false).Ms);
        }
        Table whole = new("all files", "ms", "the compiler alone", "findings");
        whole.Add("cold process", Table.Number(cold, "0"), "-", findings.ToString());
        whole.Add("warm process", Ms([.. warm.Order()], 0.5), Ms([.. compiler.Order()], 0.5), findings.ToString());
        whole.WriteTo(text);
        Console.Out.Write(text);
        if (markdown is not null)
            File.WriteAllText(markdown, text.ToString());
        return 0;
    }

    // An editor's process is warm: compiler and analyzers have run often enough to be compiled to their final form, which happens when there is time.
    private static void WarmUp(AnalyzerProject project)
    {
        for (int round = 0; round < 5; round++)
        {
            foreach ((_, string file) in AnalyzerSources.Kinds)
            {
                for (int i = 0; i < 20; i++)
                {
                    project.Keystroke(file, -1 - i, plugins: true);
                    project.Keystroke(file, -1 - i, plugins: false);
                }
            }

            // What has run often is compiled again in the background, once a while has passed without new methods.
            Thread.Sleep(TimeSpan.FromSeconds(1));
        }
    }

    private static double[] Times(AnalyzerProject project, string file, int keystrokes, bool plugins) =>
        [.. Enumerable.Range(0, keystrokes).Select(i => project.Keystroke(file, i, plugins).Ms).Order()];

    private static string Ms(double[] sorted, double quantile) => Table.Number(Measurement.Quantile(sorted, quantile), "0.0");
}
