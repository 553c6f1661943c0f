using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Examples;
using GpuTraining;
using ScheduleDsl;
using ScheduleDsl.Ilgpu;
using TrainDigits;
using TrainDigits.Declarations;
using TrainDigits.Digits;

Option<string?> kind = new("--device") { HelpName = "cuda|opencl|cpu", Description = "the kind of device; cpu is ILGPU's simulation and slow (default: the best there is)" };
Option<int> epochs = new("--epochs") { HelpName = "N", Description = "how many times to see every image", DefaultValueFactory = _ => 20 };
Option<long> seed = new("--seed") { HelpName = "N", Description = "seed of split, weights and batches", DefaultValueFactory = _ => 1 };
RootCommand command = new("Trains a small network on 1,797 handwritten digits, all of it on an ILGPU device.") { kind, epochs, seed };
command.SetAction(parsed => Train(parsed.GetValue(kind), parsed.GetValue(epochs), parsed.GetValue(seed)));
try
{
    return command.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IlgpuException or UserError)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 2;
}

static void Train(string? kind, int epochs, long seed)
{
    if (epochs < 1)
        throw new UserError($"--epochs is {epochs}, but the least is 1");

    // PoCL says less of itself than these kernels need.
    using IlgpuDevice device = IlgpuDevice.Open(kind, new IlgpuOptions { AcceptOpenCLWithoutGenericAddressSpace = true });
    Console.WriteLine($"device: {device.Name}");
    Split split = Split.Stratified(DigitsFile.ReadEmbedded(), 0.2, seed);
    using DeviceImages train = new(device, split.Train), test = new(device, split.Test);

    Recipe recipe = DigitsRecipe.Create();
    int size = recipe.BatchSize!.Value, steps = train.Count / size;
    recipe = recipe with
    {
        Steps = (long)epochs * steps,
        Settings = (CautiousSignSettings)recipe.Settings with { LearningRate = new WarmHoldCool { Steps = (long)epochs * steps } },
    };
    using ParameterTable table = Network.CreateTable(seed);

    // The one line that an optimizer needs to be on a device: weights, gradients and states live there from now on.
    using OptimizerRun run = recipe.For(table, new RunOptions { Device = device.Resident });
    using Network network = new(device, run, Math.Max(size, test.Count));

    long start = Stopwatch.GetTimestamp();
    for (int epoch = 1; epoch <= epochs; epoch++)
    {
        train.Shuffle(seed, epoch);
        for (int step = 0; step < steps; step++)
        {
            network.ComputeGradients(train, step * size, size);
            run.Step();
        }

        (double loss, double accuracy) = network.Evaluate(test);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch,3}: test loss {loss:F4}, right {100 * accuracy:F1} %, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
    }

    // The host has the weights when it asks for them: to save the run, say, or to look at them.
    run.ReadWeights();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"weights on the host again: {table.Length} in {table.Count} tensors, the largest {table.Max(p => p.Values.ToArray().Max(Math.Abs)):F3}"));
}
