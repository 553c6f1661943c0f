using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class RootFamily : OptimizerAdapter
{
    private const string Table = "coefficients_by_(min,max)_shape";

    public override string Family => "root";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        double[] other = hyper.Nested(Table).Numbers("other");
        return new RootSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Momentum = hyper.Number("momentum", 0.95),
            WeightDecay = hyper.Number("wd", 0.1),
            Nesterov = hyper.Flag("nesterov", true),
            Iterations = (int)hyper.Count("root_steps", 5),
            Quantile = hyper.Number("outlier_quantile", 0.9),
            A = other[0],
            B = other[1],
            C = other[2],
        };
    }

    // A group for each tensor whose shape has coefficients of its own.
    protected override Func<ParameterTable, IReadOnlyList<ParameterGroup>> Groups(Fields hyper)
    {
        Fields table = hyper.Nested(Table);
        return parameters => [.. parameters
            .Select(p => (Parameter: p, Key: $"{p.Shape.Min()}x{p.Shape.Max()}"))
            .Where(p => table.Has(p.Key))
            .Select(p => (p.Parameter.Name, Triple: table.Numbers(p.Key)))
            .Select(p => new ParameterGroup
            {
                Name = p.Name, Pattern = p.Name,
                Overrides = { [nameof(RootSettings.A)] = p.Triple[0], [nameof(RootSettings.B)] = p.Triple[1], [nameof(RootSettings.C)] = p.Triple[2] },
            })];
    }
}
