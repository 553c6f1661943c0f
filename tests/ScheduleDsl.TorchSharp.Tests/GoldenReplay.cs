using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScheduleDsl.Conformance;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using TorchSharp;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

/// <summary>A recorded trajectory of somebody else's code, replayed over tensors of TorchSharp.</summary>
internal sealed class GoldenReplay : IDisposable
{
    private readonly GoldenFile file;
    private readonly double[][] gradients;
    private readonly double[][] recorded;
    private readonly Tolerance tolerance;

    private GoldenReplay(GoldenFile file, ScheduleDslOptimizer optimizer, List<(string Name, TorchParameter Tensor)> parameters)
    {
        (this.file, Optimizer, Parameters) = (file, optimizer, parameters);
        (gradients, recorded) = (file.Vectors("gradients"), file.Vectors("parameters"));
        Fields stated = file.Fields("tolerance");
        tolerance = new Tolerance(stated.Number("rtol"), stated.Number("atol"));
    }

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "golden");

    public ScheduleDslOptimizer Optimizer { get; }

    public List<(string Name, TorchParameter Tensor)> Parameters { get; }

    public int Steps => gradients.Length;

    /// <summary>Files of optimizers that need nothing but gradients.</summary>
    public static IEnumerable<string> Files()
    {
        foreach (string path in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (AdapterCatalogue.Find(Families.Of(path)) is not OptimizerAdapter adapter)
                continue;
            using GoldenFile file = GoldenFile.Open(path);
            if (adapter.Plain(file) is { Options: { StatePrecision: StatePrecision.Float32, StatePrecisions.Count: 0, CompensatedRounding: false } })
                yield return Path.GetFileNameWithoutExtension(path);
        }
    }

    public static GoldenReplay Open(string name, TorchExecution execution)
    {
        string path = Path.Combine(Folder, name + ".json");
        GoldenFile file = GoldenFile.Open(path);
        (OptimizerSettings settings, IReadOnlyList<string>? names, Func<ParameterTable, IReadOnlyList<ParameterGroup>> groups, RunOptions options) =
            ((OptimizerAdapter)AdapterCatalogue.Find(Families.Of(path))!).Plain(file)!.Value;
        bool isDouble = file.Text("dtype") == "float64";
        int[][] shapes = file.Shapes();
        double[] initial = file.Vector("initial");
        List<(string, TorchParameter)> parameters = [];
        int start = 0;
        for (int i = 0; i < shapes.Length; i++)
        {
            int length = shapes[i].Aggregate(1, (product, size) => product * size);
            using Tensor values = tensor(initial[start..(start += length)], [.. shapes[i].Select(size => (long)size)]);
            parameters.Add((names?[i] ?? $"tensor{i}", new TorchParameter(values.to(isDouble ? ScalarType.Float64 : ScalarType.Float32, copy: true).DetachFromDisposeScope())));
        }

        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, [.. shapes.Select((shape, i) => (names?[i] ?? $"tensor{i}", shape))]);
        return new GoldenReplay(file, new ScheduleDslOptimizer(parameters, settings, options with { Groups = groups(table), Threads = 1 }, execution), parameters);
    }

    /// <summary>Takes steps and compares after each; gives the worst error as a share of the tolerance, and where it was.</summary>
    public (double Share, string Where) Run(int from, int to)
    {
        (double Share, string Where) worst = (0, "nowhere");
        for (int step = from; step < to; step++)
        {
            int at = 0;
            foreach ((_, TorchParameter parameter) in Parameters)
            {
                int length = (int)parameter.numel();
                using Tensor gradient = tensor(gradients[step][at..(at + length)], parameter.shape).to(parameter.dtype);
                parameter.grad = gradient;
                at += length;
            }

            Optimizer.step();
            int element = 0;
            foreach (double value in Parameters.SelectMany(parameter => Models.Numbers(parameter.Tensor)))
            {
                double share = tolerance.Share(value, recorded[step][element]);
                if (share > worst.Share)
                    worst = (share, $"step {step + 1}, element {element}: {value} and not {recorded[step][element]}");
                element++;
            }
        }

        return worst;
    }

    /// <summary>What the reference kept at the end, by its own names.</summary>
    public static Dictionary<string, double[]> FinalStates(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")));
        return document.RootElement.GetProperty("state_final").EnumerateObject().ToDictionary(
            state => state.Name,
            state => state.Value.ValueKind == JsonValueKind.Number ? [state.Value.GetDouble()] : state.Value.EnumerateArray().Select(value => value.GetDouble()).ToArray());
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        file.Dispose();
        foreach ((_, TorchParameter parameter) in Parameters)
            parameter.Dispose();
    }
}
