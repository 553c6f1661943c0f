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
// arithmetic. A repetition counts where the process had its threads' processors to itself, by the time that it was given; the three take turns.
const int Count = 16;
const int Length = 1_000_000;
const int Wanted = 15;
TimeSpan patience = TimeSpan.FromSeconds(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60);
Console.WriteLine($"{Count} tensors of {Length:n0} float32, {RuntimeSummary()}");
foreach (int threads in new[] { 1, 2 })
{
    set_num_threads(threads);
    List<(string, TorchParameter)> parameters = Parameters(Count, Length);
    Contender[] contenders =
    [
        new("TorchSharp's AdamW", optim.AdamW(parameters.Select(p => p.Item2), lr: 1e-3, weight_decay: 0.01)),
        new("in place", new ScheduleDslOptimizer(parameters, new AdamWSettings(), new RunOptions { Threads = threads })),
        new("by operations", new ScheduleDslOptimizer(parameters, new AdamWSettings(), execution: TorchExecution.Operations)),
    ];
    long start = Stopwatch.GetTimestamp();
    while (contenders.Any(contender => contender.Clean.Count < Wanted) && Stopwatch.GetElapsedTime(start) < patience)
    {
        foreach (Contender contender in contenders)
            contender.Step(threads);
    }

    Console.WriteLine($"{threads} thread{(threads > 1 ? "s" : "")}:");
    foreach (Contender contender in contenders)
        Console.WriteLine("  " + contender.Summary(Count * (double)Length));
    Console.WriteLine($"  in place is {contenders[0].Best / contenders[1].Best:f1} times as fast as TorchSharp's own by the best, {contenders[0].Median / contenders[1].Median:f1} times by the median");
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

internal sealed class Contender(string name, optim.Optimizer optimizer)
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
        CultureInfo.InvariantCulture, $"{name}: best {Best:f1} ms ({Best * 1e6 / weights:f2} ns a weight), median {Median:f1} ms of {(Clean.Count > 0 ? $"{Clean.Count} undisturbed" : $"{all.Count}, none undisturbed")}");
}
