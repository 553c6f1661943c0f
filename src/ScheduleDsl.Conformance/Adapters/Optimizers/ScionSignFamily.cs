namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScionSignFamily : ScionAdapter
{
    public override string Family => "scion_sign";
}
