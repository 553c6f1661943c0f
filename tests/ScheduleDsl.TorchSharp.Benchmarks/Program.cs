using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ScheduleDsl;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Torch;
using ScheduleDsl.Torch.InPlace;
using TorchSharp;
using static TorchSharp.torch;
using TorchParameter = TorchSharp.Modules.Parameter;

// Steps of AdamW over TorchSharp's tensors: TorchSharp's own, the compiled loops in place, the same rule by operations of TorchSharp; then what a step
// costs that is no arithmetic. Best and median of repetitions: on a machine that others use too, the best is nearest to what the code takes.
const int Count = 16;
const int Length = 1_000_000;
Console.WriteLine($"{Count} tensors of {Length:n0} float32, {RuntimeSummary()}");
foreach (int threads in new[] { 1, 2 })
{
    set_num_threads(threads);
    List<(string, TorchParameter)> parameters = Parameters(Count, Length);
    Func<double> own = Repeated(optim.AdamW(parameters.Select(p => p.Item2), lr: 1e-3, weight_decay: 0.01));
    Func<double> inPlace = Repeated(new ScheduleDslOptimizer(parameters, new AdamWSettings(), new RunOptions { Threads = threads }));
    Func<double> operations = Repeated(new ScheduleDslOptimizer(parameters, new AdamWSettings(), execution: TorchExecution.Operations));
    // Alternating, so that what else the machine does hits all alike.
    List<double>[] times = [[], [], []];
    for (int repetition = 0; repetition < 25; repetition++)
    {
        times[0].Add(own());
        times[1].Add(inPlace());
        times[2].Add(operations());
    }

    Console.WriteLine($"{threads} thread(s): TorchSharp's AdamW {Text(times[0])}; in place {Text(times[1])}; by operations {Text(times[2])}");
    Console.WriteLine($"  in place is {times[0].Min() / times[1].Min():f1} times faster by the best, {Median(times[0]) / Median(times[1]):f1} times by the median");
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

static Func<double> Repeated(optim.Optimizer optimizer)
{
    optimizer.step();
    return () =>
    {
        long start = Stopwatch.GetTimestamp();
        optimizer.step();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    };
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

static string Text(List<double> times) => $"{times.Min():f1} ms best, {Median(times):f1} median ({times.Min() * 1e6 / (Count * (double)Length):f2} ns/weight)";

static string RuntimeSummary() => $"TorchSharp {typeof(torch).Assembly.GetName().Version}, .NET {Environment.Version}, {Environment.ProcessorCount} processors";
