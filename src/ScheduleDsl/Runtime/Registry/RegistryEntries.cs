using System;

namespace ScheduleDsl;

/// <summary>An optimizer that can be found by name.</summary>
/// <param name="Name">The full name of the class, with namespace.</param>
/// <param name="Type">The class.</param>
/// <param name="CreateSettings">Makes settings that hold the defaults.</param>
public sealed record OptimizerEntry(string Name, Type Type, Func<OptimizerSettings> CreateSettings);

/// <summary>A schedule that can be found by name.</summary>
/// <param name="Name">The full name of the class, with namespace.</param>
/// <param name="Type">The class.</param>
/// <param name="Create">Makes the schedule with its defaults.</param>
public sealed record ScheduleEntry(string Name, Type Type, Func<Schedule> Create);

/// <summary>A recipe that can be found by name.</summary>
/// <param name="Name">The full name of the class, with namespace.</param>
/// <param name="Type">The class.</param>
/// <param name="Create">Makes the recipe.</param>
public sealed record RecipeEntry(string Name, Type Type, Func<Recipe> Create);
