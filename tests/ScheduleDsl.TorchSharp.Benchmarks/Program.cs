using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using ScheduleDsl;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Torch;
using ScheduleDsl.Torch.InPlace;
using TorchSharp;
using static TorchSharp.torch;
using TorchParameter = TorchSharp.Modules.Parameter;

// Steps of AdamW over TorchSharp's tensors: TorchSharp's own, the compiled loops in place, the same rule by operations of TorchSharp; then what a step costs that is no
// arithmetic. Each contender has a process of its own, as what the heap has been through decides whether temporary tensors are pages that the system has to clear.
// A repetition counts where the process had its threads' processors to itself, by the time that it was given.
const int Count = 16;
const int Length = 1_000_000;
string[] names = ["TorchSharp's AdamW", "in place", "by operations"];
if (args is ["--contender", var which, "--threads", var count, "--seconds", var seconds])
{
    Contend(Array.IndexOf(names, which), int.Parse(count, CultureInfo.InvariantCulture), double.Parse(seconds, CultureInfo.InvariantCulture));
    return;
}

Console.WriteLine($"{Count} tensors of {Length:n0} float32, {RuntimeSummary()}");
string patience = args.Length > 0 ? args[0] : "20";
foreach (int threads in new[] { 1, 2 })
{
    List<double> best = [], median = [];
    foreach (string name in names)
    {
        using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Contender).Assembly.Location, "--contender", name, "--threads", $"{threads}", "--seconds", patience]) { RedirectStandardOutput = true })!;
        string[] lines = child.StandardOutput.ReadToEnd().Split('\n');
        Console.WriteLine($"{threads} thread{(threads > 1 ? "s" : "")}, {lines[0]}");
        best.Add(double.Parse(lines[1], CultureInfo.InvariantCulture));
        median.Add(double.Parse(lines[2], CultureInfo.InvariantCulture));
    }

    Console.WriteLine($"  in place is {best[0] / best[1]:f1} times as fast as TorchSharp's own by the best, {median[0] / median[1]:f1} times by the median");
}

set_num_threads(1);
foreach (bool moves in new[] { false, true })
{
    const int Many = 200;
    List<(string, TorchParameter)> small = Parameters(Many, 64);
    using ScheduleDslOptimizer optimizer = new(small, new AdamWSettings(), new RunOptions { Threads = 1 });
    using var own = optim.AdamW(small.Select(p => p.Item2), lr: 1e-3);
    InPlaceRun run = (InPlaceRun)optimizer.Host;
    double reading = PerTensor(() => run.ReadGradients()), step = PerTensor(() => optimizer.step()), theirs = PerTensor(() => own.step());
    Console.WriteLine($"{Many} tensors of 64, gradients {(moves ? "that move at every step" : "that stay where they are")}: "
        + $"finding gradients {reading:f0} ns a tensor, a whole step {step:f0} ns a tensor, TorchSharp's own {theirs:f0} ns a tensor");

    double PerTensor(Action action)
    {
        double best = double.PositiveInfinity;
        for (int repetition = 0; repetition < 400; repetition++)
        {
            if (moves)
                Renew(small);
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Many);
        }

        return best;
    }
}

static void Contend(int contender, int threads, double seconds)
{
    set_num_threads(threads);
    List<(string, TorchParameter)> parameters = Parameters(Count, Length);
    Contender stepping = new(contender switch
    {
        0 => optim.AdamW(parameters.Select(p => p.Item2), lr: 1e-3, weight_decay: 0.01),
        1 => new ScheduleDslOptimizer(parameters, new AdamWSettings(), new RunOptions { Threads = threads }),
        _ => new ScheduleDslOptimizer(parameters, new AdamWSettings(), execution: TorchExecution.Operations),
    });
    long start = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        stepping.Step(threads);
    string[] names = ["TorchSharp's AdamW", "in place", "by operations"];
    Console.WriteLine($"{names[contender]}: {stepping.Summary(Count * (double)Length)}");
    Console.WriteLine(stepping.Best.ToString("R", CultureInfo.InvariantCulture));
    Console.WriteLine(stepping.Median.ToString("R", CultureInfo.InvariantCulture));
}

static List<(string, TorchParameter)> Parameters(int count, int length)
{
    List<(string, TorchParameter)> result = [.. Enumerable.Range(0, count).Select(i => ($"p{i}", new TorchParameter(randn(length))))];
    Renew(result);
    return result;
}

static void Renew(List<(string, TorchParameter)> parameters)
{
    foreach ((_, TorchParameter parameter) in parameters)
    {
        using Tensor gradient = rand_like(parameter).detach();
        parameter.grad = gradient;
    }
}

static string RuntimeSummary() => $"TorchSharp {typeof(torch).Assembly.GetName().Version}, .NET {Environment.Version}, {Environment.ProcessorCount} processors";

internal sealed class Contender(optim.Optimizer optimizer)
{
    private const double Share = 0.96;

    private readonly List<double> all = [];

    /// <summary>Milliseconds of repetitions that nobody disturbed.</summary>
    public List<double> Clean { get; } = [];

    public double Best => all.Skip(1).Min();

    public double Median => (Clean.Count > 0 ? Clean : all).Order().ElementAt((Clean.Count > 0 ? Clean.Count : all.Count) / 2);

    public void Step(int threads)
    {
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        optimizer.step();
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        all.Add(wall.TotalMilliseconds);
        // The first compiles, and touches memory for the first time.
        if (all.Count > 1 && Process.GetCurrentProcess().TotalProcessorTime - before >= Share * threads * wall)
            Clean.Add(wall.TotalMilliseconds);
    }

    public string Summary(double weights) => string.Create(
        CultureInfo.InvariantCulture, $"best {Best:f1} ms ({Best * 1e6 / weights:f2} ns a weight), median {Median:f1} ms of {(Clean.Count > 0 ? $"{Clean.Count} undisturbed" : $"{all.Count}, none undisturbed")}");
}
