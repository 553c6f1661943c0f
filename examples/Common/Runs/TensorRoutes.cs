using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl;

namespace Examples;

/// <summary>
/// Who trains which tensor. A rule that takes vectors trains everything. One that does not is a method for hidden matrices, and their papers
/// (Muon, GaLore, APOLLO, Conda, Dion) leave the rest to AdamW: vectors, and matrices that are no hidden layers, which the model
/// declares (<see cref="Parameter.Kind"/>), as an embedding or a head cannot be told from one by its shape.
/// </summary>
internal static class TensorRoutes
{
    /// <summary><see cref="Parameter.Kind"/> of a table with a row for each symbol.</summary>
    public const string Embedding = "embedding";

    /// <summary><see cref="Parameter.Kind"/> of the last layer, which has a row for each answer.</summary>
    public const string Head = "head";

    /// <summary>Whether the optimizer needs another beside it for tensors that it is not for.</summary>
    public static bool NeedsFallback(OptimizerSettings settings) => !settings.TakesRank(1);

    /// <summary>Starts a run.</summary>
    /// <param name="recipe">Optimizer, length and groups.</param>
    /// <param name="fallback">What trains the tensors that the recipe's optimizer is not for; null where there are none.</param>
    /// <param name="table">All tensors.</param>
    /// <param name="options">Threads and seed.</param>
    public static OptimizerRun Start(Recipe recipe, OptimizerSettings? fallback, ParameterTable table, RunOptions options)
    {
        if (fallback is null)
            return recipe.For(table, options);
        bool IsHidden(Parameter parameter) => recipe.Settings.TakesRank(parameter.Rank) && parameter.Kind is not (Embedding or Head);
        return OptimizerRun.Create(
            table,
            [
                RouteOf("hidden", recipe.Settings, IsHidden),
                RouteOf("others", fallback, parameter => !IsHidden(parameter)),
            ],
            options with { Quantities = recipe.Quantities });

        Route RouteOf(string name, OptimizerSettings settings, Func<Parameter, bool> members) => new(settings)
        {
            Name = name,
            Predicate = members,
            Groups = GroupsOf(recipe.Groups, settings, [.. table.Where(members)]),
        };
    }

    // A group that has no member in a route is none of its groups; nor is one that sets what the rule does not have.
    private static List<ParameterGroup> GroupsOf(IEnumerable<ParameterGroup> groups, OptimizerSettings settings, Parameter[] members) =>
        [.. groups.Where(group => Array.Exists(members, group.Matches) && RecipeChoice.Has(settings, group.Overrides.Keys))];
}
