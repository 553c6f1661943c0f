using System;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>
/// The compiled, unlowered form of a DSL type, written by the generator. A project that references an assembly sees its
/// metadata only, never its method bodies: this text is how rules, schedules and functions travel.
/// </summary>
/// <param name="version">Version of the format.</param>
/// <param name="text">The intermediate representation as text.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledIrAttribute(int version, string text) : Attribute
{
    /// <summary>Version of the format.</summary>
    public int Version { get; } = version;

    /// <summary>The intermediate representation as text.</summary>
    public string Text { get; } = text;
}
