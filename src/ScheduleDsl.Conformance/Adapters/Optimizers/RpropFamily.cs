using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class RpropFamily : OptimizerAdapter
{
    public override string Family => "rprop";

    protected override OptimizerSettings Settings(Fields hyper) => new RpropSettings
    {
        InitialStep = hyper.Number("lr"),
        Shrink = hyper.Number("eta_minus", 0.5),
        Growth = hyper.Number("eta_plus", 1.2),
        MinStep = hyper.Number("step_min", 1e-6),
        MaxStep = hyper.Number("step_max", 50),
    };
}
