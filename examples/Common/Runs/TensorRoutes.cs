using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleDsl;
using ScheduleDsl.Optimizers;

namespace Examples;

/// <summary>
/// Who trains which tensor. An optimizer that takes vectors and names no other trains everything. One that does not is for hidden matrices, and what its
/// author trains with another (<see cref="Fallback"/>) is so here: vectors, and matrices that are no hidden layers. The model declares those
/// (<see cref="Parameter.Kind"/>), as an embedding or a head cannot be told from one by its shape.
/// </summary>
internal static class TensorRoutes
{
    /// <summary><see cref="Parameter.Kind"/> of a table with a row for each symbol.</summary>
    public const string Embedding = "embedding";

    /// <summary><see cref="Parameter.Kind"/> of the last layer, which has a row for each answer.</summary>
    public const string Head = "head";

    /// <summary>
    /// What trains the tensors that an optimizer is not for: its author's choice, or AdamW where that is not known. A rate of its own is the peak
    /// of the same schedule.
    /// </summary>
    /// <param name="settings">The optimizer.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="peak">The peak rate, where it is not the author's.</param>
    /// <returns>Null where the optimizer is for all tensors.</returns>
    public static OptimizerSettings? FallbackFor(OptimizerSettings settings, Schedule schedule, double? peak)
    {
        OptimizerSettings? fallback = Fallback.Of(settings) ?? (settings.TakesRank(1) ? null : new AdamWSettings());
        if (fallback is null)
            return null;
        JsonObject numbers = JsonNode.Parse(Registry.WriteSettings(fallback))!.AsObject();
        JsonNode? rate = numbers[RecipeChoice.RateName];
        // A shared rate is the schedule itself; a number is that of a constant rate.
        if ((peak ?? (rate?.GetValueKind() == JsonValueKind.Number ? rate.GetValue<double>() : null)) is { } own)
            numbers[RecipeChoice.RateName] = JsonSerializer.SerializeToNode<Slot>(RunNumbers.Set(schedule, RunNumbers.Peak, own));
        return Registry.ReadSettings(RecipeChoice.EntryOf(fallback).Name, numbers.ToJsonString());
    }

    /// <summary>Starts a run.</summary>
    /// <param name="recipe">Optimizer, length and groups.</param>
    /// <param name="fallback">What trains the tensors that the recipe's optimizer is not for; null where there are none.</param>
    /// <param name="table">All tensors.</param>
    /// <param name="options">Threads and seed.</param>
    public static OptimizerRun Start(Recipe recipe, OptimizerSettings? fallback, ParameterTable table, RunOptions options)
    {
        if (fallback is null)
            return recipe.For(table, options);
        IReadOnlyList<Route> routes = Fallback.Routes(recipe.Settings, table, parameter => parameter.Kind is not (Embedding or Head), fallback);
        // A group that has no member in a route is none of its groups; nor is one that sets what the rule does not have.
        foreach (Route route in routes)
            route.Groups = [.. recipe.Groups.Where(group => table.Any(p => route.Matches(p) && group.Matches(p)) && RecipeChoice.Has(route.Settings, group.Overrides.Keys))];
        return OptimizerRun.Create(table, routes, options with { Quantities = recipe.Quantities });
    }
}
