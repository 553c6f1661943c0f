using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ScheduleDsl.Benchmarks.Ceiling;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Passes;

/// <summary>
/// Rules of several passes, modifiers and low precision beside AdamW in float32, and rules of one loop beside the traffic ceiling too. Each case
/// takes turns with AdamW in a rotation of its own, since all of them together would not fit memory; only ratios within a row mean anything.
/// </summary>
internal static class PassBenchmark
{
    // What a rule of one loop is to reach of the traffic ceiling.
    private const double Reached = 0.9;

    public static int Run(IReadOnlyList<Size> sizes, IReadOnlyList<int> threads, IReadOnlyList<string> only, int rounds, string? markdown)
    {
        IReadOnlyList<PassCase> cases;
        try
        {
            cases = PassCases.Only(only);
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        using NativeCeiling? native = NativeCeiling.TryBuild(out _);
        ICeiling ceiling = native is null ? new ManagedCeiling() : native;
        StringBuilder text = new();
        Machine machine = Machine.This();
        text.Append($"    dotnet run -c Release --project tests/ScheduleDsl.Benchmarks -- {string.Join(' ', Environment.GetCommandLineArgs().Skip(1))}\n\n");
        text.Append($"{machine.Processor}, {machine.Cores} cores, vectors of {machine.AcceleratedVectorBits} bits accelerated; {machine.Platform}. {ceiling.Name}. Medians of {rounds} rounds.\n\n");
        foreach (int count in threads)
        {
            foreach (Size size in sizes)
            {
                text.Append($"### {size} weights, {count} thread{(count == 1 ? "" : "s")}\n\n");
                Table table = new("case", "loops", "bytes", "ns/weight", "time / AdamW", "at most", "bytes / AdamW", "speed in bytes / AdamW", "of ceiling", "at least", "spread");
                foreach (PassCase one in cases)
                {
                    // The next case must not have to find room beside what the last one held.
                    GC.Collect();
                    table.Add(Row(one, size, count, rounds, ceiling));
                    Console.Error.WriteLine($"{one.Title}, {size}, {count} thread(s)");
                }
                table.WriteTo(text);
            }
        }

        Console.Out.Write(text);
        if (markdown is not null)
            File.WriteAllText(markdown, text.ToString());
        return 0;
    }

    private static string[] Row(PassCase one, Size size, int threads, int rounds, ICeiling ceiling)
    {
        using Gang gang = new(threads);
        WarmUp(one, threads);
        using PassContender contender = new(one, size, threads), reference = new(PassCases.Reference, size, threads);
        // A first step may have a plan of its own, which reads no state yet.
        contender.Run(2);
        reference.Run(2);
        List<Contender> contenders = [contender, reference];
        bool hasCeiling = contender.Loops == 1 && one.Type == ElementType.Float32 && one.States == StatePrecision.Float32;
        TrafficShape shape = new(contender.Streams.Reads, contender.Streams.Writes);
        if (hasCeiling && IsKnown(ceiling, shape))
            contenders.Add(new CeilingContender(ceiling, shape, new Buffers(size.Elements, new double[shape.Reads - 2]), gang));
        IReadOnlyList<Measurement> measured = Rotation.Run(contenders, size.Elements, (int)Math.Ceiling(Math.Max(contender.Bytes, reference.Bytes)), rounds);

        double time = measured[0].NsPerElement / measured[1].NsPerElement, bytes = contender.Bytes / reference.Bytes;
        double? ofCeiling = measured.Count > 2 ? measured[2].NsPerElement / measured[0].NsPerElement : null;
        return
        [
            one.Title, Table.Number(contender.Loops, "0"), Table.Number(contender.Bytes, "0.##"), Table.Number(measured[0].NsPerElement, "0.000"), Table.Number(time),
            Table.Number(one.Longest(size, bytes)), Table.Number(bytes), Table.Number(bytes / time), Table.Number(ofCeiling), Table.Number(ofCeiling is null ? null : Reached),
            Table.Number(measured.Max(m => m.Spread)),
        ];
    }

    private static void WarmUp(PassCase one, int threads)
    {
        Size small = new(2, 2048);
        using PassContender contender = new(one, small, threads), reference = new(PassCases.Reference, small, threads);
        Rotation.WarmUp([contender, reference]);
    }

    // It moves nothing of no weights.
    private static unsafe bool IsKnown(ICeiling ceiling, TrafficShape shape)
    {
        if (shape.Reads < 2)
            return false;
        Buffers none = new(16, new double[shape.Reads - 2]);
        float** streams = stackalloc float*[shape.Reads];
        for (int i = 0; i < shape.Reads; i++)
            streams[i] = i < 2 ? none.Parameters : none.State(i - 2);
        return ceiling.Move(shape, streams, 0);
    }
}
