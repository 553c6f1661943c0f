namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScionColnormFamily : ScionAdapter
{
    public override string Family => "scion_colnorm";
}
