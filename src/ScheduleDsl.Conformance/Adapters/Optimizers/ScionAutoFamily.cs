namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScionAutoFamily : ScionAdapter
{
    public override string Family => "scion_auto";
}
