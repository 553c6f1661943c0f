namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class MomoCorrectedFamily : MomoFamily
{
    public override string Family => "momo_bc";
}
