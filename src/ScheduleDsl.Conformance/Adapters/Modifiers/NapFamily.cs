using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class NapFamily : OptimizerAdapter
{
    public override string Family => "nap";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        if (hyper.Text("base") is not "Adam" and var other)
            throw hyper.Wrong($"base must be Adam, found {other}");
        double[] betas = hyper.Numbers("betas");
        return new NapAdamSettings
        {
            LearningRate = hyper.Number("lr"),
            Beta1 = betas[0],
            Beta2 = betas[1],
            NapEvery = (int)hyper.Count("project_every", 1),
        };
    }
}
