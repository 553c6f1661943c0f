using System;
using System.Collections.Generic;
using System.Text.Json;

namespace ScheduleDsl;

/// <summary>
/// The optimizers, schedules and recipes of every assembly that has been loaded, by name. Generated module initializers fill
/// it. A name is the class name, or as much of the full name as tells it from others, such as <c>PyTorch.StepLR</c>; case is ignored
/// where only one fits.
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

    /// <summary>A schedule by name, with some of its settings changed.</summary>
    /// <exception cref="KeyNotFoundException">The schedule or a setting is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside the range that the schedule declares.</exception>
    public static Schedule CreateSchedule(string name, IEnumerable<KeyValuePair<string, double>>? settings = null)
    {
        Schedule schedule = FindSchedule(name).Create();
        foreach ((string key, double value) in settings ?? [])
            schedule = schedule.With(PropertyIndex(schedule, name, key), value);
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

    /// <summary>The name under which a schedule class is found: its entry's, or the class's own where it has no entry.</summary>
    internal static string NameOf(Type type) => ScheduleCatalogue.NameWhere(entry => entry.Type == type) ?? type.FullName!;

    /// <summary>Whether a schedule class has an entry.</summary>
    internal static bool Knows(Type type) => ScheduleCatalogue.NameWhere(entry => entry.Type == type) is not null;

    /// <summary>The schedule with its defaults, or null where the name is unknown.</summary>
    internal static Schedule? TryCreateSchedule(string name) => ScheduleCatalogue.TryFind(name)?.Create();

    private static int PropertyIndex(Schedule schedule, string scheduleName, string property)
    {
        List<string> names = [];
        for (int i = 0; i < schedule.Properties.Count; i++)
        {
            string name = schedule.Properties[i].Name;
            if (name.Equals(property, StringComparison.OrdinalIgnoreCase))
                return i;
            names.Add(name);
        }

        throw new KeyNotFoundException($"The schedule {scheduleName} has no setting {property}{Nearest.Hint(property, names)}");
    }
}
