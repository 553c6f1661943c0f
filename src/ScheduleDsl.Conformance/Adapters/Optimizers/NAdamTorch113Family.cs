namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>NAdam as PyTorch 1.13 had it.</summary>
internal sealed class NAdamTorch113Family : NAdamFamily
{
    public override string Family => "nadam_torch113";

    protected override bool DoublesMomentum => true;
}
