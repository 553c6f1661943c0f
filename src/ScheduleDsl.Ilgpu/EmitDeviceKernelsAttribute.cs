using System;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Has the generator write kernels for the optimizers of a referenced assembly into this one. A project that references ScheduleDsl.Ilgpu gets kernels for its own
/// optimizers by itself; this is for those of others, which were compiled without it.
/// </summary>
/// <param name="type">Any type of the assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EmitDeviceKernelsAttribute(Type type) : Attribute
{
    /// <summary>A type of the assembly.</summary>
    public Type Type { get; } = type;
}
