using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Benchmarks.Ceiling;
using ScheduleDsl.Benchmarks.Library;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Benchmarks.Report;
using ScheduleDsl.Benchmarks.Torch;

namespace ScheduleDsl.Benchmarks;

/// <summary>The main mode: rule by rule, size by size, thread count by thread count. Progress goes to standard error.</summary>
internal static class OptimizerBenchmark
{
    public static int Run(Options options)
    {
        IReadOnlyList<RuleCase> rules;
        try
        {
            rules = RuleCases.Only(RuleCases.All(), options.Only);
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        using NativeCeiling? native = NativeCeiling.TryBuild(out string reason);
        if (native is null)
            Console.Error.WriteLine($"The traffic ceiling is the C# stand-in: {reason}.");
        ICeiling ceiling = native is null ? new ManagedCeiling() : native;
        using TorchProcess? torch = options.Torch ? TorchProcess.TryStart() : null;
        if (torch is null && options.Torch)
            Console.Error.WriteLine("PyTorch is left out: neither $PYTHON nor python3 nor /usr/bin/python3 can import torch.");

        List<FirstStepResult> firstSteps = [.. rules.Where(rule => rule.Setting.Length == 0).Select(rule => FirstStep.Measure(rule.Name))];
        CaseRunner runner = new(options, ceiling, torch);
        List<CaseResult> cases = [];
        foreach (int threads in options.Threads)
        {
            foreach (Size size in options.Sizes)
            {
                foreach (RuleCase rule in rules)
                {
                    // A case at 64M weights holds gigabytes; the next one must not have to find room beside it.
                    GC.Collect();
                    CaseResult result = runner.Run(rule, size, threads);
                    cases.Add(result);
                    Console.Error.WriteLine(string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{rule.Title,-28} {size,12} {threads} thread(s) {result.Library.NsPerElement,8:0.000} ns/weight {result.OfCeiling,6:0.00} of ceiling"));
                }
            }
        }

        BenchmarkResult benchmark = new(Machine.This(), CommandLine(), options.Rounds, ceiling.Name, torch?.Version, cases, firstSteps);
        string markdown = MarkdownReport.Write(benchmark);
        Console.Out.Write(markdown);
        if (options.Markdown is not null)
            File.WriteAllText(options.Markdown, markdown);
        if (options.Json is not null)
            File.WriteAllText(options.Json, JsonReport.Write(benchmark));
        return 0;
    }

    private static string CommandLine() =>
        string.Join(' ', new[] { "dotnet run -c Release --project tests/ScheduleDsl.Benchmarks" }
            .Concat(Environment.GetCommandLineArgs().Length > 1 ? ["--", .. Environment.GetCommandLineArgs().Skip(1)] : Array.Empty<string>()));
}
