using System;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// How numbers are kept is the same; a sum that comes out differently in its last bit may move a number to the next one that memory has.
public class PrecisionTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Ways()
    {
        TheoryData<string, string> data = [];
        foreach (string kind in new[] { "cpu", "cpu-host", "opencl" })
        {
            foreach (string way in new[] { "nearest", "stochastic", "compensated", "states in BFloat16", "states in Float16", "states in 8 bits", "Lamb in 8 bits" })
                data.Add(kind, way);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void KeptAsOnTheProcessor(string kind, string way)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        bool isHalf = way is "nearest" or "stochastic" or "compensated";
        OptimizerSettings settings = way == "Lamb in 8 bits" ? new LambSettings { LearningRate = 0.01 } : new AdamWSettings { LearningRate = 0.01 };
        RunOptions options = new()
        {
            Threads = 1,
            Seed = 3,
            StochasticRounding = way == "stochastic",
            CompensatedRounding = way == "compensated",
            StatePrecision = way switch { "states in BFloat16" => StatePrecision.BFloat16, "states in Float16" => StatePrecision.Float16, _ => StatePrecision.Float32 },
            StatePrecisions = way.EndsWith("8 bits", StringComparison.Ordinal)
                ? settings.Rule.States.ToDictionary(state => state.Name, state => state.Name.StartsWith("first", StringComparison.Ordinal) ? StatePrecision.Block8Signed : StatePrecision.Block8Unsigned)
                : new RunOptions().StatePrecisions,
        };
        using Pair pair = new((table, given) => OptimizerRun.Create(table, settings, given), device, options, isHalf ? ElementType.BFloat16 : ElementType.Float32);
        for (int step = 0; step < 5; step++)
            pair.Step();

        int differ = 0, all = 0;
        foreach (Parameter parameter in pair.Host)
        {
            float[] host = Pair.Floats(parameter), other = Pair.Floats(pair.Other[parameter.Name]);
            differ += host.Zip(other).Count(both => Math.Abs(both.First - both.Second) > 1e-6);
            all += host.Length;
            Assert.All(host.Zip(other), both => Assert.Equal(both.First, both.Second, 0.02f));
            foreach (string state in settings.Rule.States.Select(state => state.Name).Where(state => pair.OnHost.HasState(parameter.Name, state)))
            {
                float[] kept = pair.OnHost.StateValues(parameter.Name, state), there = pair.OnDevice.StateValues(parameter.Name, state);
                differ += kept.Zip(there).Count(both => Math.Abs(both.First - both.Second) > 1e-6 * Math.Abs(both.First));
                all += kept.Length;
            }
        }

        output.WriteLine($"{differ} of {all} numbers differ");
        Assert.True(differ <= all / 100, $"{differ} of {all} numbers differ");
    }
}
