using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Perturbations;

namespace ScheduleDsl.Conformance.Adapters.Closures;

internal sealed class SamFamily : SharpnessAdapter
{
    public override string Family => "sam";

    protected override (SharpnessAscentSettings Settings, IReadOnlyList<ParameterGroup> Groups) Ascent(Fields hyper) =>
        (new SharpnessAscentSettings { Radius = hyper.Number("rho", 0.05), Adaptive = hyper.Flag("adaptive", false) }, []);
}
