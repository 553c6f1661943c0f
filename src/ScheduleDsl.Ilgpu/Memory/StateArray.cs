using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>A state of a route on the device, and of which tensors the device has it.</summary>
internal sealed class StateArray(DeviceArray numbers, DeviceArray<float>? largest, StateSpace space, int tensors)
{
    /// <summary>The numbers, or their codes.</summary>
    public DeviceArray Numbers { get; } = numbers;

    /// <summary>The largest magnitudes of blocks of codes.</summary>
    public DeviceArray<float>? Largest { get; } = largest;

    public StateSpace Space { get; } = space;

    /// <summary>Whether a tensor's state is here, by its place in the route.</summary>
    public bool[] IsHere { get; } = new bool[tensors];
}
