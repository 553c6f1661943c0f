using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>A further curve of a schedule's settings. Made by generated code.</summary>
/// <param name="owner">Whose settings these are.</param>
/// <param name="name">The curve's name.</param>
/// <param name="value">From a time to the value.</param>
/// <param name="length">The curve's length in updates; null for one without end.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CurveOf(Schedule owner, string name, Func<double, double> value, long? length) : Schedule
{
    /// <summary>Whose settings these are.</summary>
    public Schedule Owner => owner;

    /// <summary>The curve's name.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public override double AtTime(double time) => value(time);

    /// <inheritdoc/>
    public override long? Length => length;

    /// <inheritdoc/>
    public override string Fingerprint => $"{owner.Fingerprint}.{name}";

    /// <inheritdoc/>
    public override IReadOnlyList<HyperInfo> Properties => owner.Properties;

    /// <inheritdoc/>
    public override double Get(int property) => owner.Get(property);

    /// <inheritdoc/>
    public override Schedule With(int property, double value) => owner.With(property, value).NamedCurve(name);

    /// <inheritdoc/>
    public override IReadOnlyList<string> TableNames => owner.TableNames;

    /// <inheritdoc/>
    public override StepTable Table(string name) => owner.Table(name);

    /// <inheritdoc/>
    public override Schedule WithTable(string table, StepTable entries) => owner.WithTable(table, entries).NamedCurve(name);
}
