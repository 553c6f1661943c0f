namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScionRownormFamily : ScionAdapter
{
    public override string Family => "scion_rownorm";
}
