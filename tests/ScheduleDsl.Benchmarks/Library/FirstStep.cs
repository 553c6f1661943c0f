using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Library;

/// <summary>Times the start of a run. A process is cold only once, so each rule gets one of its own.</summary>
internal static class FirstStep
{
    private const int Weights = 1 << 20;

    /// <summary>What the child process does: three numbers in milliseconds on one line.</summary>
    public static int Child(string name)
    {
        RuleCase rule = RuleCases.All().First(one => one.Name == name && one.Setting.Length == 0);
        Buffers buffers = new(Weights, []);
        using RunContender run = RunContender.Borrowing(name, rule, buffers, new RunOptions { Threads = 1 });
        double first = run.Time(1);
        List<double> early = [];
        for (int step = 2; step <= 30; step++)
            early.Add(run.Time(1));
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 0.5;)
            run.Run(1);
        List<double> steady = [];
        for (int step = 0; step < 51; step++)
            steady.Add(run.Time(1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{1e3 * first} {1e3 * Median(early)} {1e3 * Median(steady)}"));
        return 0;
    }

    public static FirstStepResult Measure(string rule)
    {
        // Under "dotnet file.dll" the process is the host, which needs to be told the file.
        string program = Environment.ProcessPath!;
        string[] host = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(FirstStep).Assembly.Location] : [];
        ProcessStartInfo start = new(program, [.. host, Program.FirstStepCommand, rule]) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        double[] ms = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return ms.Length == 3
            ? new FirstStepResult(rule, ms[0], ms[1], ms[2])
            : throw new InvalidOperationException($"The child process that starts {rule} ended with exit code {child.ExitCode} and \"{line.Trim()}\".");
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return Measurement.Quantile(values.ToArray(), 0.5);
    }
}
