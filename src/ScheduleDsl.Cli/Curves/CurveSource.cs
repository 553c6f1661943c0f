using System.Collections.Generic;

namespace ScheduleDsl.Cli.Curves;

/// <summary>A curve over as many updates as it is read at.</summary>
/// <param name="Name">As in a legend.</param>
/// <param name="Quantity">What its values are, for an axis.</param>
/// <param name="Updates">How many of the wanted updates it has a value for: a schedule that throws at its end has fewer.</param>
/// <param name="HasEnd">Whether the value after the last update is its own end, and so belongs to a picture.</param>
/// <param name="Notes">Settings and knots.</param>
internal sealed record ReadCurve(string Name, string Quantity, Schedule Schedule, long Updates, bool HasEnd, IReadOnlyList<string> Notes)
{
    /// <exception cref="UserError">The curve ends before.</exception>
    public void RequireUpdates(long steps)
    {
        if (Updates < steps)
            throw new UserError($"{Name} ends after {Updates} updates, so it has no value for update {Updates} (counted from 0): give --steps {Updates}, or less.");
    }
}

/// <summary>Something with a value for each update, before it is known for how many.</summary>
internal abstract class CurveSource(string name)
{
    public string Name { get; } = name;

    /// <summary>The updates that it is declared for; null where any number will do.</summary>
    public abstract long? Length { get; }

    /// <summary>The updates that show it by itself, where no length is declared.</summary>
    public virtual long Shown => Length ?? CurveSources.Example;

    /// <summary>Makes the curve for a run of that many updates.</summary>
    /// <exception cref="UserError">Its settings do not fit together, or to the run.</exception>
    public abstract ReadCurve Over(long steps);
}
