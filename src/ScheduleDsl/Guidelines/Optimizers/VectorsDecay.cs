using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Biases and gains that are pulled to 0 like matrices.</summary>
internal sealed class VectorsDecay : Guideline
{
    public VectorsDecay()
        : base("SDL270", Tier.Info, "Biases and gains decay", "{0} with {1} = {2} decays tensors of one axis too, and no group spares them: biases and gains of norms are usually left out")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { } rule && run.DecaysVectors == true && run.Of(Role.WeightDecay) is { Number: > 0 and { } decay, IsWritten: true } setting)
            findings.Add(this, setting.Place, rule.Name, setting.Place.Name, decay);
    }
}
