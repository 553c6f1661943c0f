using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

/// <summary>Training with enforced Lipschitz bounds: one family of files for each rule and projection.</summary>
/// <param name="optimizer">The word of the files for the rule.</param>
/// <param name="projection">The word for what is done to the weights behind it.</param>
internal abstract class LipschitzAdapter(string optimizer, string projection) : OptimizerAdapter
{
    public sealed override string Family => $"lipschitz_{projection}_{optimizer}";

    protected sealed override OptimizerSettings Settings(Fields hyper)
    {
        (string ownOptimizer, string ownProjection) = (hyper.Text("optimizer"), hyper.Text("project"));
        if ((ownOptimizer, ownProjection) != (optimizer, projection))
            throw hyper.Wrong($"optimizer and project must be {optimizer} and {projection}, found {ownOptimizer} and {ownProjection}");
        return Settings(hyper, new Common(hyper.Number("lr"), hyper.Number("beta1"), hyper.Number("wd", 0), hyper.Number("w_max", 1)));
    }

    /// <summary>The built-in's settings.</summary>
    protected abstract OptimizerSettings Settings(Fields hyper, Common common);

    /// <summary>What all files give.</summary>
    protected sealed record Common(double Rate, double Beta, double Decay, double Bound);
}
