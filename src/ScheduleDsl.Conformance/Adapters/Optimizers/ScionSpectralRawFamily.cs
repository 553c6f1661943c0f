namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScionSpectralRawFamily : ScionAdapter
{
    public override string Family => "scion_spectral_raw";
}
