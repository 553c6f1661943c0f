using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleDsl;
using TrainDigits.Declarations;

namespace TrainDigits.Training;

/// <summary>The declared recipe, with the optimizer, schedule, rate and length that the command line asks for in its place.</summary>
internal static class RecipeChoice
{
    private const string RateName = nameof(CautiousSign.LearningRate);
    private const string DecayName = nameof(CautiousSign.WeightDecay);

    /// <param name="options">What was asked for.</param>
    /// <param name="steps">Length of the whole run in updates.</param>
    /// <exception cref="UserError">A name is unknown, or the numbers do not fit the declarations.</exception>
    public static Recipe Create(TrainOptions options, long steps)
    {
        try
        {
            return Choose(DigitsRecipe.Create(), options, steps);
        }
        catch (Exception error) when (error is KeyNotFoundException or ArgumentException or JsonException)
        {
            throw new UserError(error.Message);
        }
    }

    private static Recipe Choose(Recipe recipe, TrainOptions options, long steps)
    {
        OptimizerEntry optimizer = Registry.FindOptimizer(options.Optimizer ?? typeof(CautiousSign).FullName!);
        OptimizerSettings start = options.Optimizer is null ? recipe.Settings : optimizer.CreateSettings();
        JsonObject settings = JsonNode.Parse(Registry.WriteSettings(start))!.AsObject();
        if (!settings.ContainsKey(RateName))
            throw new UserError($"the optimizer {optimizer.Name} has no {RateName} for a schedule to drive");

        double? peak = options.Rate;
        if (peak is null && (options.Optimizer ?? options.Schedule) is not null)
            peak = DefaultRate(optimizer);
        settings[RateName] = JsonSerializer.SerializeToNode<Slot>(ScheduleOf(options, peak, steps));

        OptimizerSettings chosen = Registry.ReadSettings(optimizer.Name, settings.ToJsonString());
        if (chosen.Check() is [string problem, ..])
            throw new UserError(problem);
        // The recipe's group switches decay off for biases; a rule without decay needs no such group.
        return recipe with { Settings = chosen, Steps = steps, Groups = settings.ContainsKey(DecayName) ? recipe.Groups : [] };
    }

    /// <summary>The schedule asked for, stretched to the run, its peak replaced where one is given.</summary>
    private static Schedule ScheduleOf(TrainOptions options, double? peak, long steps)
    {
        Schedule schedule = Registry.FindSchedule(options.Schedule ?? typeof(WarmHoldCool).FullName!).Create();
        schedule = Set(schedule, "Steps", steps);
        return peak is { } value ? Set(schedule, "Peak", value) : schedule;
    }

    /// <summary>Schedules need not have every setting: a constant one has no length.</summary>
    private static Schedule Set(Schedule schedule, string name, double value)
    {
        int index = schedule.Properties.ToList().FindIndex(p => p.Name == name);
        return index < 0 ? schedule : schedule.With(index, value);
    }

    /// <summary>What an optimizer declares as its own default: 1e-3 for one is 1e-1 for another.</summary>
    private static double DefaultRate(OptimizerEntry optimizer) =>
        JsonNode.Parse(Registry.WriteSettings(optimizer.CreateSettings()))![RateName]!.GetValue<double>();
}
