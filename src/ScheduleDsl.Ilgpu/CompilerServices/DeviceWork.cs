using System.ComponentModel;
using ILGPU;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>What a launch of a loop works through.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeviceWork
{
    /// <summary>The items; a thread group takes one, then the one as many further on as there are groups.</summary>
    public ArrayView<WorkItem> Items;

    /// <summary>Receives for each item one value for each wide reduction of the loop.</summary>
    public ArrayView<float> Partials;

    /// <summary>Counters of the run.</summary>
    public ArrayView<long> Control;

    /// <summary>The route's uniform blocks.</summary>
    public DeviceUniforms Uniforms;

    /// <summary>0 for a loop that always runs; else what <see cref="DeviceControl.Gate"/> must be.</summary>
    public int Guard;

    /// <summary>Whether this launch runs.</summary>
    public readonly bool IsOn => Guard == 0 || Control[DeviceControl.Gate] == Guard;
}
