using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Precision;

/// <summary>Numbers as 8-bit blocks and back.</summary>
internal sealed unsafe class Quantize8Family : Adapter
{
    public override string Family => "quantize8";

    public override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields hyper = file.Fields("hyper");
        if (hyper.Count("block") is var length && length != BlockFormat.Length)
            throw hyper.Wrong($"blocks have {length} numbers, the format's {BlockFormat.Length}");
        CodeBook book = hyper.Flag("signed", true) ? CodeBook.Signed : CodeBook.Unsigned;
        hyper.RequireAllTaken();
        Arm arm = options.Target == ConformanceTarget.Scalar ? Arm.Scalar : Arm.Auto;
        float[] input = Array.ConvertAll(file.Vector("input"), x => (float)x);
        byte[] codes = new byte[input.Length];
        float[] largest = new float[(input.Length + BlockFormat.Length - 1) / BlockFormat.Length];
        float[] output = new float[input.Length];
        fixed (float* source = input, magnitudes = largest, destination = output)
        fixed (byte* stored = codes)
        {
            BlockFormat.Quantise(arm, book, source, input.Length, stored, magnitudes);
            BlockFormat.Dequantise(arm, book, stored, magnitudes, destination, input.Length);
        }

        Fields stated = file.Fields("tolerance");
        Tolerance tolerance = new(stated.Number("rtol"), stated.Number("atol"));
        Comparison worst = Comparison.Exact("at every number");
        worst = Compare(file, "codes", codes.Length, i => codes[i], new Tolerance(0, 0), worst);
        worst = Compare(file, "absmax", largest.Length, i => largest[i], tolerance, worst);
        return Compare(file, "dequantized", output.Length, i => output[i], tolerance, worst);
    }

    private static Comparison Compare(GoldenFile file, string field, int count, Func<int, double> computed, Tolerance tolerance, Comparison worst)
    {
        double[] recorded = file.Vector(field);
        if (recorded.Length != count)
            throw file.Wrong($"{field} has {recorded.Length} entries, the input asks for {count}");
        for (int i = 0; i < count; i++)
        {
            int at = i;
            worst = worst.With(tolerance, computed(i), recorded[i], () => FormattableString.Invariant($"{field} {at}"));
        }

        return worst;
    }
}
