using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Precision;

/// <summary>Floats rounded to bfloat16: by given random numbers, and to the nearest.</summary>
internal sealed class BFloat16RoundingFamily : Adapter
{
    public override string Family => "bf16_stochastic_rounding";

    public override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        (double[] bits, double[] random) = (file.Vector("float32_bits"), file.Vector("random16"));
        (double[] byChance, double[] nearest) = (file.Vector("bfloat16_bits"), file.Vector("nearest_even_bits"));
        if (bits.Length == 0 || random.Length != bits.Length || byChance.Length != bits.Length || nearest.Length != bits.Length)
            throw file.Wrong("there are not as many numbers, random numbers and results");
        Comparison worst = Comparison.Exact("at every number");
        for (int i = 0; i < bits.Length; i++)
        {
            int at = i;
            float value = BitConverter.UInt32BitsToSingle((uint)bits[i]);
            worst = worst
                .With(new Tolerance(0, 0), StochasticRounding.Narrow(value, (ushort)random[i]), byChance[i], () => FormattableString.Invariant($"by chance, {at}"))
                .With(new Tolerance(0, 0), BFloat16Conversion.Narrow(value), nearest[i], () => FormattableString.Invariant($"to the nearest, {at}"));
        }

        return worst;
    }
}
