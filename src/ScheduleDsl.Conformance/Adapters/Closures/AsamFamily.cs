using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Perturbations;

namespace ScheduleDsl.Conformance.Adapters.Closures;

/// <summary>The official code of ASAM, which adapts to weights and not to biases: here, to tensors of two or more dimensions.</summary>
internal sealed class AsamFamily : SharpnessAdapter
{
    public override string Family => "asam";

    protected override (SharpnessAscentSettings Settings, IReadOnlyList<ParameterGroup> Groups) Ascent(Fields hyper) => (
        new SharpnessAscentSettings { Radius = hyper.Number("rho", 0.5), Offset = hyper.Number("eta", 0.01), Epsilon = 1e-16 },
        [new ParameterGroup { Name = "weights", MinRank = 2, Overrides = { [nameof(SharpnessAscent.Adaptive)] = 1 } }]);
}
