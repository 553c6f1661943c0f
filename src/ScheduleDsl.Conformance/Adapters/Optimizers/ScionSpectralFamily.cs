namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScionSpectralFamily : ScionAdapter
{
    public override string Family => "scion_spectral";
}
