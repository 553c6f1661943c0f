using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>What a saved run says of itself, beside its tensors.</summary>
/// <param name="Optimizer">Full name of the rule.</param>
/// <param name="Step">Number of updates applied.</param>
/// <param name="Seed">Seed of the run's random numbers.</param>
/// <param name="HasParameters">Whether the weights are there.</param>
/// <param name="Groups">Which parameters followed which hyperparameters.</param>
internal sealed record SavedRun(string Optimizer, long Step, long Seed, bool HasParameters, IReadOnlyList<SavedGroup> Groups)
{
    /// <summary>What followed a schedule and was no hyperparameter, by name.</summary>
    public IReadOnlyDictionary<string, SavedDriver> Quantities { get; init; } = new Dictionary<string, SavedDriver>();
}

/// <summary>A group of a saved run.</summary>
/// <param name="Rule">Full name of its rule; null where the run has one rule only.</param>
internal sealed record SavedGroup(
    string Name, double RateMultiplier, IReadOnlyList<string> Parameters, IReadOnlyDictionary<string, SavedDriver> Hypers, string? Rule = null)
{
    /// <summary>Parameters that are several matrices, and how many; absent where there are none.</summary>
    public IReadOnlyDictionary<string, int>? Parts { get; init; }

    /// <summary>Layers of parameters that are part of one; absent where none is.</summary>
    public IReadOnlyDictionary<string, int>? Layers { get; init; }
}

/// <summary>What drove a hyperparameter: a number, or a schedule with all its settings.</summary>
/// <param name="Number">The number, or null.</param>
/// <param name="Schedule">The schedule's name, or null.</param>
/// <param name="Settings">The schedule's settings that are numbers.</param>
/// <param name="Fingerprint">The schedule's fingerprint.</param>
/// <param name="Record">What is remembered of the schedule's values up to the saved step; null where there is nothing, or too much.</param>
/// <param name="Tables">The schedule's settings that are tables; absent where there are none.</param>
/// <param name="IsSet">Whether the number was set while the run was going on, as the update used it; absent where it was not.</param>
internal sealed record SavedDriver(
    double? Number, string? Schedule, IReadOnlyDictionary<string, double> Settings, string? Fingerprint,
    SavedValues? Record = null, IReadOnlyDictionary<string, string>? Tables = null, bool? IsSet = null)
{
    public static SavedDriver Of(HyperDriver driver, SavedValues? record)
    {
        Dictionary<string, double> settings = [];
        if (driver.Schedule is not { } schedule)
            return new(driver.Number, null, settings, null);
        for (int i = 0; i < schedule.Properties.Count; i++)
            settings[schedule.Properties[i].Name] = schedule.Get(i);
        Dictionary<string, string>? tables = schedule.TableNames.Count == 0 ? null : schedule.TableNames.ToDictionary(name => name, name => schedule.Table(name).ToString());
        return new(null, Registry.NameOf(schedule), settings, schedule.Fingerprint, record, tables);
    }

    public override string ToString() => Fingerprint ?? (Number is { } number ? RangeText.Number(number) : "nothing");
}
