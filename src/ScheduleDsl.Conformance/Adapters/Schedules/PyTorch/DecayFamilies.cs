using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorch;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorch;

internal sealed class PolynomialFamily : ScheduleAdapter
{
    public override string Family => "torch_polynomial_lr";

    protected override Schedule Schedule(Fields parameters) => new PolynomialLR
    {
        Lr = parameters.Number("lr"),
        TotalIters = parameters.Count("total_iters"),
        Power = parameters.Number("power"),
    };
}

internal sealed class ExponentialFamily : ScheduleAdapter
{
    public override string Family => "torch_exponential_lr";

    protected override Schedule Schedule(Fields parameters) => new ExponentialLR
    {
        Lr = parameters.Number("lr"),
        Gamma = parameters.Number("gamma"),
    };
}

internal sealed class StepFamily : ScheduleAdapter
{
    public override string Family => "torch_step_lr";

    protected override Schedule Schedule(Fields parameters) => new StepLR
    {
        Lr = parameters.Number("lr"),
        StepSize = parameters.Count("step_size"),
        Gamma = parameters.Number("gamma"),
    };
}
