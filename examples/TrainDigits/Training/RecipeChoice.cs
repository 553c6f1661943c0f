using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleDsl;
using TrainDigits.Declarations;

namespace TrainDigits.Training;

/// <summary>The declared recipe, with the optimizer, schedule, rate and length that the command line asks for in its place.</summary>
/// <param name="Recipe">What is run.</param>
/// <param name="Optimizer">The rule and its numbers, for people.</param>
/// <param name="Schedule">The learning rate's schedule and its numbers, for people.</param>
internal sealed record RecipeChoice(Recipe Recipe, string Optimizer, string Schedule)
{
    private const string RateName = nameof(CautiousSign.LearningRate);
    private const string DecayName = nameof(CautiousSign.WeightDecay);

    /// <param name="options">What was asked for.</param>
    /// <param name="steps">Length of the whole run in updates.</param>
    /// <exception cref="UserError">A name is unknown, or the numbers do not fit the declarations.</exception>
    public static RecipeChoice Create(TrainOptions options, long steps) => Checked(() =>
    {
        Recipe recipe = DigitsRecipe.Create();
        OptimizerEntry optimizer = Registry.FindOptimizer(options.Optimizer ?? typeof(CautiousSign).FullName!);
        OptimizerSettings start = options.Optimizer is null ? recipe.Settings : optimizer.CreateSettings();
        double? peak = options.Rate;
        if (peak is null && (options.Optimizer ?? options.Schedule) is not null)
            peak = DefaultRate(optimizer.Name);
        return Create(recipe, optimizer, start, ScheduleOf(options, peak, steps), steps);
    });

    /// <summary>The recipe with an optimizer's own numbers and a schedule that already has the length of the run.</summary>
    /// <exception cref="UserError">The name is unknown, or the numbers do not fit the declarations.</exception>
    public static RecipeChoice Create(string optimizer, Func<Schedule> schedule, long steps) => Checked(() =>
    {
        OptimizerEntry entry = Registry.FindOptimizer(optimizer);
        return Create(DigitsRecipe.Create(), entry, entry.CreateSettings(), schedule(), steps);
    });

    /// <summary>What an optimizer declares as its own default: 1e-3 for one is 1e-1 for another.</summary>
    public static double DefaultRate(string optimizer)
    {
        OptimizerEntry entry = Registry.FindOptimizer(optimizer);
        return NumbersOf(entry, entry.CreateSettings())[RateName]!.GetValue<double>();
    }

    /// <summary>Turns what the library says of names and numbers into a <see cref="UserError"/>.</summary>
    public static T Checked<T>(Func<T> choose)
    {
        try
        {
            return choose();
        }
        catch (Exception error) when (error is KeyNotFoundException or ArgumentException or InvalidOperationException or JsonException)
        {
            throw new UserError(error.Message.ReplaceLineEndings(" "));
        }
    }

    private static RecipeChoice Create(Recipe recipe, OptimizerEntry optimizer, OptimizerSettings start, Schedule schedule, long steps)
    {
        JsonObject settings = NumbersOf(optimizer, start);
        settings[RateName] = JsonSerializer.SerializeToNode<Slot>(schedule);
        // Reading a value is what evaluates the checks between a schedule's numbers; the last tells of one that ends too early.
        schedule.At(0);
        schedule.At(steps - 1);

        OptimizerSettings chosen = Registry.ReadSettings(optimizer.Name, settings.ToJsonString());
        if (chosen.Check().FirstOrDefault(advice => advice.Tier == AdviceTier.Error) is { } problem)
            throw new UserError(problem.Message);
        // The recipe's group switches decay off for biases; a rule without decay needs no such group.
        recipe = recipe with { Settings = chosen, Steps = steps, Groups = settings.ContainsKey(DecayName) ? recipe.Groups : [] };
        return new RecipeChoice(
            recipe,
            Describe(optimizer.Type, settings.Where(s => s.Key != RateName).Select(s => (s.Key, s.Value!.ToJsonString()))),
            Describe(schedule.GetType(), schedule.Properties.Select((p, i) => (p.Name, schedule.Get(i).ToString(CultureInfo.InvariantCulture)))));
    }

    private static JsonObject NumbersOf(OptimizerEntry optimizer, OptimizerSettings settings)
    {
        JsonObject numbers = JsonNode.Parse(Registry.WriteSettings(settings))!.AsObject();
        return numbers.ContainsKey(RateName)
            ? numbers
            : throw new UserError($"the optimizer {optimizer.Name} has no {RateName} for a schedule to drive");
    }

    /// <summary>The schedule asked for, stretched to the run, its peak replaced where one is given.</summary>
    private static Schedule ScheduleOf(TrainOptions options, double? peak, long steps)
    {
        Schedule schedule = Registry.FindSchedule(options.Schedule ?? typeof(WarmHoldCool).FullName!).Create();
        schedule = RunNumbers.Set(schedule, RunNumbers.Length, steps);
        return peak is { } value ? RunNumbers.Set(schedule, RunNumbers.Peak, value) : schedule;
    }

    private static string Describe(Type type, IEnumerable<(string Name, string Value)> numbers) =>
        type.Name + ": " + string.Join(", ", numbers.Select(n => $"{n.Name} {n.Value}"));
}
