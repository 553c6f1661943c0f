using System;
using System.CommandLine;
using ScheduleDsl;
using ScheduleDsl.Cli;
using ScheduleDsl.Gpu.Benchmarks;
using ScheduleDsl.Ilgpu;
using ScheduleDsl.Ilgpu.Cli;

Option<string> kind = new("--device") { HelpName = "cuda|opencl|cpu", Description = "the kind of device", DefaultValueFactory = _ => "cuda" };
Option<string?> only = new("--only") { HelpName = "NAME", Description = "one family of trajectories, or one rule" };
Option<int> from = new("--from") { HelpName = "K", Description = "the smallest size is 2^K weights", DefaultValueFactory = _ => 20 };
Option<int> to = new("--to") { HelpName = "K", Description = "the largest size is 2^K weights", DefaultValueFactory = _ => 30 };
Option<int> by = new("--by") { HelpName = "K", Description = "each size is 2^K times the one before", DefaultValueFactory = _ => 2 };

Command conformance = new("conformance", "Replays the recorded trajectories, which are in this file, on the device.") { kind, only };
conformance.SetAction(parsed => Conformance(parsed.GetValue(kind)!, parsed.GetValue(only)));
Command bench = new("bench", "Measures fused steps against a copy of as many bytes on the device; prints a table.") { kind, only, from, to, by };
bench.SetAction(parsed => Bench(parsed.GetValue(kind)!, parsed.GetValue(only), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(by)));
RootCommand root = new("Conformance and speed of ScheduleDsl's kernels on an ILGPU device.") { conformance, bench };
try
{
    return root.Parse(args.Length > 0 ? args : ["--help"]).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IlgpuException or UserError)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static int Conformance(string kind, string? only)
{
    using GoldenFiles files = new();
    string[] chosen = only is null ? [] : ["--only", only];
    return CommandLine.Run(["conformance", "--golden", files.Folder, "--target", "ilgpu-" + kind, .. chosen], Console.Out, Console.Error, new DeviceTargets(IlgpuTargets.Open));
}

static int Bench(string kind, string? only, int from, int to, int by)
{
    if (from < 10 || to < from || to > 30 || by < 1)
        throw new UserError($"Sizes go from 2^{from} to 2^{to} by 2^{by}: they must lie from 2^10 to 2^30, and grow.");
    using IlgpuDevice device = IlgpuDevice.Open(kind, new IlgpuOptions { AcceptOpenCLWithoutGenericAddressSpace = true });
    BenchTable.WriteHeader(device);
    foreach (BenchCase rule in BenchCase.All)
    {
        if (only is not null && !rule.Name.Equals(only, StringComparison.OrdinalIgnoreCase))
            continue;
        for (int power = from; power <= to; power += by)
            BenchTable.Write(rule, 1L << power, StepBenchmark.TryMeasure(device, rule, 1L << power));
    }

    return 0;
}
