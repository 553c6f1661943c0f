using System.Collections.Generic;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>A further curve of a schedule's settings. Generated code derives from it.</summary>
/// <param name="owner">Whose settings these are.</param>
/// <param name="name">The curve's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CurveOf(Schedule owner, string name) : Schedule
{
    /// <summary>Whose settings these are.</summary>
    public Schedule Owner => owner;

    /// <summary>The curve's name.</summary>
    public string Name => name;

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
