using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Precision;

/// <summary>The two books of 256 values.</summary>
internal sealed unsafe class CodeBook8Family : Adapter
{
    public override string Family => "codebook8";

    public override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Comparison worst = Comparison.Exact("at every code");
        foreach ((string field, CodeBook book) in new[] { ("signed", CodeBook.Signed), ("unsigned", CodeBook.Unsigned) })
        {
            double[] recorded = file.Vector(field);
            if (recorded.Length != 256)
                throw file.Wrong($"{field} has {recorded.Length} values, a book has 256");
            for (int code = 0; code < recorded.Length; code++)
            {
                int at = code;
                worst = worst.With(new Tolerance(0, 0), book.Values[code], (float)recorded[code], () => FormattableString.Invariant($"{field}, code {at}"));
            }
        }

        return worst;
    }
}
