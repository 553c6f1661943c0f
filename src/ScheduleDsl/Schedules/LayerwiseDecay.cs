using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The learning rate of each layer: less, the further it lies from the head. Its time is the layer's number.</summary>
/// <remarks>
/// Layer 0 holds the embeddings, layers 1 to <c>Layers</c> the blocks, layer <c>Layers + 1</c> the head: layer <c>i</c> gets <c>Rate Decay^(Layers + 1 - i)</c>, and at least
/// <c>Rate Floor</c>. Give each group of parameters <c>RateMultiplier = decay.At(layer)</c>, or multiply a schedule: <c>schedule.Times(decay.At(layer))</c>. Clark
/// et al., "ELECTRA", 2020; Bao et al., "BEiT", 2021.
/// </remarks>
public sealed partial class LayerwiseDecay
{
    /// <param name="layers">Number of blocks, at least 1.</param>
    /// <param name="decay">Factor from each layer to the one below it, above 0 and at most 1.</param>
    /// <param name="rate">Rate of the head, at least 0.</param>
    /// <param name="floor">Least factor, in [0, 1].</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 1)] long layers = 12, [Setting(Above = 0, Max = 1)] double decay = 0.75, [Setting(Min = 0)] double rate = 1, [Setting(Min = 0, Max = 1)] double floor = 0) =>
        Curve.Of(layers + 1, layer => rate * Max(floor, Pow(decay, layers + 1 - layer)));
}
