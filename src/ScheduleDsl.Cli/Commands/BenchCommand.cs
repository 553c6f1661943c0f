using System;
using System.CommandLine;
using System.Globalization;
using ScheduleDsl.Cli.Measuring;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>bench NAME</c>: how fast an optimizer is, beside a loop that moves the same bytes and computes nothing.</summary>
internal static class BenchCommand
{
    private const long DefaultElements = 16 << 20;

    private static readonly Argument<string> Name = OptimizerSpec.Argument();

    private static readonly Option<long?> Elements = new("--elements")
    {
        HelpName = "N",
        CustomParser = Parsers.Count,
        Description = $"number of weights (default: {DefaultElements})",
    };

    public static Command Create(Screen screen)
    {
        ProjectOptions project = new();
        Command command = new("bench", "Measures an optimizer in float32: weights and bytes for each second, beside a loop that moves the same bytes.") { Name, Elements };
        project.AddTo(command);
        command.SetAction(parsed =>
        {
            OptimizerSettings settings = OptimizerSpec.Read(project.Types(parsed), parsed.GetValue(Name)!, "bench");
            using RuleBench bench = new(settings, Length(parsed.GetValue(Elements) ?? DefaultElements));
            screen.Line(string.Create(CultureInfo.InvariantCulture,
                $"{bench.Name}, {bench.Length} weights in float32: {bench.Passes} pass{(bench.Passes == 1 ? "" : "es")}, for each weight {bench.Traffic.BytesRead} bytes read, {bench.Traffic.BytesWritten} written"));
            screen.Line("threads  weights/s  GB/s    of the copy loop");
            foreach (int threads in Environment.ProcessorCount > 1 ? (int[])[1, Environment.ProcessorCount] : [1])
            {
                (double seconds, double ceiling) = bench.Measure(threads);
                double rate = bench.Length / seconds;
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{threads,-7}  {rate:0.00e+00}   {rate * bench.Traffic.Bytes / 1e9,-6:0.0}  {ceiling / seconds:0.00}"));
            }
            return 0;
        });
        return command;
    }

    private static int Length(long elements) => elements <= 1 << 30
        ? (int)elements
        : throw new UserError($"--elements is {elements}: it must be at most {1 << 30}.");
}
