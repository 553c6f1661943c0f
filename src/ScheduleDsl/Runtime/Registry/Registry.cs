using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// The optimizers, schedules and recipes of every assembly that has been loaded, by name. Generated module initializers fill
/// it. A name is the class name, with as much of its namespaces before it as tells it from others (<c>Optax.ConstantSchedule</c>); case is
/// ignored where only one fits.
/// </summary>
public static class Registry
{
    private static readonly Catalogue<OptimizerEntry> OptimizerCatalogue = new("optimizer", entry => entry.Name);
    private static readonly Catalogue<ScheduleEntry> ScheduleCatalogue = new("schedule", entry => entry.Name);
    private static readonly Catalogue<RecipeEntry> RecipeCatalogue = new("recipe", entry => entry.Name);

    /// <summary>All optimizers, in the order of their full names.</summary>
    public static IReadOnlyList<OptimizerEntry> Optimizers => OptimizerCatalogue.Entries;

    /// <summary>All schedules, in the order of their full names.</summary>
    public static IReadOnlyList<ScheduleEntry> Schedules => ScheduleCatalogue.Entries;

    /// <summary>All recipes, in the order of their full names.</summary>
    public static IReadOnlyList<RecipeEntry> Recipes => RecipeCatalogue.Entries;

    /// <summary>Enters an optimizer; one of the same full name is replaced.</summary>
    public static void Add(OptimizerEntry entry) => OptimizerCatalogue.Add(entry);

    /// <summary>Enters a schedule; one of the same full name is replaced.</summary>
    public static void Add(ScheduleEntry entry) => ScheduleCatalogue.Add(entry);

    /// <summary>Enters a recipe; one of the same full name is replaced.</summary>
    public static void Add(RecipeEntry entry) => RecipeCatalogue.Add(entry);

    /// <summary>The optimizer of that name.</summary>
    /// <exception cref="KeyNotFoundException">No optimizer, or more than one, has that name; the message says which come near.</exception>
    public static OptimizerEntry FindOptimizer(string name) => OptimizerCatalogue.Find(name);

    /// <summary>The schedule of that name.</summary>
    /// <exception cref="KeyNotFoundException">No schedule, or more than one, has that name; the message says which come near.</exception>
    public static ScheduleEntry FindSchedule(string name) => ScheduleCatalogue.Find(name);

    /// <summary>The recipe of that name.</summary>
    /// <exception cref="KeyNotFoundException">No recipe, or more than one, has that name; the message says which come near.</exception>
    public static RecipeEntry FindRecipe(string name) => RecipeCatalogue.Find(name);

    /// <summary>A schedule by name, with some of its settings changed: <c>CreateSchedule("Wsd", [new("Peak", 3e-4)])</c>.</summary>
    /// <param name="name">As <see cref="FindSchedule"/> takes it; a further curve is named behind its schedule, such as <c>PyTorch.OneCycleLR.Momentum</c>.</param>
    /// <param name="settings">Settings by name, in any case. A bool is 0 or 1, an enum its value.</param>
    /// <exception cref="KeyNotFoundException">The schedule or a setting is unknown.</exception>
    /// <exception cref="ArgumentException">A setting is outside the range that the schedule declares.</exception>
    public static Schedule CreateSchedule(string name, IEnumerable<KeyValuePair<string, double>>? settings = null)
    {
        Schedule schedule = Create(name);
        foreach ((string key, double value) in settings ?? [])
            schedule = schedule.With(name, key, value);
        return schedule;
    }

    /// <summary>A schedule by name, with some of its settings changed, of whatever kind they are.</summary>
    /// <inheritdoc cref="CreateSchedule(string, IEnumerable{KeyValuePair{string, double}})"/>
    public static Schedule CreateSchedule(string name, IReadOnlyDictionary<string, SettingValue> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Schedule schedule = Create(name);
        foreach ((string key, SettingValue value) in settings)
            schedule = schedule.With(name, key, value);
        return schedule;
    }

    /// <summary>Settings of an optimizer from JSON; what the text leaves out keeps its default.</summary>
    /// <exception cref="KeyNotFoundException">The optimizer is unknown.</exception>
    /// <exception cref="JsonException">The text is not JSON, a key is unknown or given twice, or a value has the wrong type.</exception>
    public static OptimizerSettings ReadSettings(string optimizerName, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SettingsJson.Read(FindOptimizer(optimizerName).CreateSettings(), json);
    }

    /// <summary>Settings as JSON, such as <see cref="ReadSettings"/> reads.</summary>
    public static string WriteSettings(OptimizerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return SettingsJson.Write(settings);
    }

    /// <summary>The name under which a schedule is found: its entry's, or the class's own where it has no entry.</summary>
    internal static string NameOf(Schedule schedule) => schedule is CurveOf curve
        ? $"{NameOf(curve.Owner)}.{curve.Name}"
        : ScheduleCatalogue.NameWhere(entry => entry.Type == schedule.GetType()) ?? schedule.GetType().FullName!;

    /// <summary>Whether a schedule class has an entry.</summary>
    internal static bool Knows(Type type) => ScheduleCatalogue.NameWhere(entry => entry.Type == type) is not null;

    /// <summary>The schedule with its defaults, or null where the name is unknown.</summary>
    internal static Schedule? TryCreateSchedule(string name) => ScheduleCatalogue.TryFind(name)?.Create() ?? TryCreateCurve(name);

    private static Schedule Create(string name) => TryCreateSchedule(name) ?? FindSchedule(name).Create();

    private static Schedule? TryCreateCurve(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && ScheduleCatalogue.TryFind(name[..dot])?.Create() is { } owner
            ? owner.NamedCurve(owner.CurveNames.FirstOrDefault(curve => curve.Equals(name[(dot + 1)..], StringComparison.OrdinalIgnoreCase)) ?? name[(dot + 1)..])
            : null;
    }
}
