using System;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Precision;

/// <summary>AdamW whose weights and states are all bfloat16, with compensation of what rounding takes from the weights.</summary>
internal sealed class AdamWKahanFamily : Adapter
{
    public override string Family => "adamw_kahan_bf16";

    public override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields hyper = file.Fields("hyper");
        AdamWSettings settings = new()
        {
            LearningRate = hyper.Number("lr"),
            Beta1 = hyper.Number("beta1", 0.9),
            Beta2 = hyper.Number("beta2", 0.99),
            Epsilon = hyper.Number("eps", 1e-6),
            WeightDecay = hyper.Number("weight_decay", 0),
        };
        hyper.RequireAllTaken();
        int[] shape = file.Shapes().Single();
        (double[] initial, double[][] gradients, double[][] recorded) = (file.Vector("initial"), file.Vectors("gradients"), file.Vectors("parameters"));
        int length = shape.Aggregate(1, (a, b) => checked(a * b));
        if (gradients.Length == 0 || gradients.Length != recorded.Length)
            throw file.Wrong($"there are {gradients.Length} gradients and {recorded.Length} results");
        if (Array.Find([initial, .. gradients, .. recorded], row => row.Length != length) is { } row)
            throw file.Wrong($"the shape has {length} elements, a row has {row.Length}");

        using ParameterTable table = ParameterTable.CreateArena(ElementType.BFloat16, ("weights", shape));
        using OptimizerRun run = AdamW.For(table, settings, new RunOptions
        {
            StatePrecision = StatePrecision.BFloat16,
            CompensatedRounding = true,
        }.On(options));
        Set(table["weights"].ValuesAs<BFloat16>(), initial);
        Fields stated = file.Fields("tolerance");
        Tolerance tolerance = new(stated.Number("rtol"), stated.Number("atol"));
        Comparison worst = Comparison.Exact("at every step");
        for (int step = 0; step < gradients.Length; step++)
        {
            Set(table["weights"].GradientsAs<BFloat16>(), gradients[step]);
            run.Step();
            for (int i = 0; i < length; i++)
            {
                (int at, int number) = (i, step + 1);
                worst = worst.With(tolerance, (float)table["weights"].ValuesAs<BFloat16>()[i], recorded[step][i], () => $"at step {number}, element {at}");
            }
        }

        return worst with { Optimizer = CompiledRules.Of(settings) };
    }

    private static void Set(Span<BFloat16> place, double[] numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
            place[i] = (BFloat16)(float)numbers[i];
    }
}
