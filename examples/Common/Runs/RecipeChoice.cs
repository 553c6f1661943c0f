using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleDsl;
using ScheduleDsl.Optimizers;

namespace Examples;

/// <summary>A declared recipe, with the optimizer, schedule, rate and length that somebody asks for in its place.</summary>
/// <param name="Recipe">What is run.</param>
/// <param name="Fallback">What trains the tensors that the recipe's optimizer is not for; null where it is for all.</param>
/// <param name="Optimizer">The rule and its numbers, for people.</param>
/// <param name="Schedule">The learning rate's schedule and its numbers, for people.</param>
internal sealed record RecipeChoice(Recipe Recipe, OptimizerSettings? Fallback, string Optimizer, string Schedule)
{
    /// <summary>The hyperparameter that schedules drive.</summary>
    public const string RateName = nameof(AdamW.LearningRate);

    /// <param name="home">What is declared.</param>
    /// <param name="optimizer">Name of a registered optimizer, or null for the recipe's.</param>
    /// <param name="schedule">Name of a registered schedule, or null for the recipe's.</param>
    /// <param name="rate">Peak rate; where null the recipe's, or with another optimizer or schedule the optimizer's default.</param>
    /// <param name="steps">Length of the whole run in updates.</param>
    /// <exception cref="UserError">A name is unknown, or the numbers do not fit the declarations.</exception>
    public static RecipeChoice Create(HomeRecipe home, string? optimizer, string? schedule, double? rate, long steps) => Checked(() =>
    {
        OptimizerEntry entry = Registry.FindOptimizer(optimizer ?? home.Optimizer.FullName!);
        OptimizerSettings start = optimizer is null ? home.Recipe.Settings : entry.CreateSettings();
        double? peak = rate ?? ((optimizer ?? schedule) is null ? null : DefaultRate(entry.Name));
        Schedule curve = Registry.FindSchedule(schedule ?? home.Schedule.FullName!).Create();
        curve = RunNumbers.Set(curve, RunNumbers.Length, steps);
        return Create(home, entry, start, peak is { } value ? RunNumbers.Set(curve, RunNumbers.Peak, value) : curve, steps);
    });

    /// <summary>The recipe with an optimizer's own numbers, or some of them, and a schedule that already has the length of the run.</summary>
    /// <param name="home">What is declared.</param>
    /// <param name="optimizer">Name of a registered optimizer.</param>
    /// <param name="schedule">Makes the schedule of the rate.</param>
    /// <param name="steps">Length of the whole run in updates.</param>
    /// <param name="settings">Hyperparameters that are not the optimizer's defaults, as JSON.</param>
    /// <exception cref="UserError">The name is unknown, or the numbers do not fit the declarations.</exception>
    public static RecipeChoice Create(HomeRecipe home, string optimizer, Func<Schedule> schedule, long steps, string settings = "{}") => Checked(() =>
    {
        OptimizerEntry entry = Registry.FindOptimizer(optimizer);
        return Create(home, entry, Registry.ReadSettings(entry.Name, settings), schedule(), steps);
    });

    /// <summary>What an optimizer declares as its own default: 1e-3 for one is 1e-1 for another.</summary>
    public static double DefaultRate(string optimizer)
    {
        OptimizerEntry entry = Registry.FindOptimizer(optimizer);
        return NumbersOf(entry, entry.CreateSettings())[RateName]!.GetValue<double>();
    }

    /// <summary>The optimizer that settings are for.</summary>
    public static OptimizerEntry EntryOf(OptimizerSettings settings) => Registry.Optimizers.First(entry => entry.CreateSettings().GetType() == settings.GetType());

    /// <summary>Whether an optimizer has all hyperparameters of these names.</summary>
    public static bool Has(OptimizerSettings settings, IEnumerable<string> hypers)
    {
        JsonObject numbers = JsonNode.Parse(Registry.WriteSettings(settings))!.AsObject();
        return hypers.All(numbers.ContainsKey);
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

    /// <summary>Starts the run, with the fallback beside the optimizer where there is one.</summary>
    /// <exception cref="UserError">The optimizer is not for such tensors.</exception>
    public OptimizerRun Start(ParameterTable table, RunOptions options) => Checked(() => TensorRoutes.Start(Recipe, Fallback, table, options));

    private static RecipeChoice Create(HomeRecipe home, OptimizerEntry optimizer, OptimizerSettings start, Schedule schedule, long steps)
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
        Recipe recipe = home.Recipe with { Settings = chosen, Steps = steps };
        OptimizerSettings? fallback = TensorRoutes.FallbackFor(chosen, schedule, home.FallbackRate);
        if (fallback is null)
            recipe = recipe with { Groups = [.. recipe.Groups.Where(group => Has(chosen, group.Overrides.Keys))] };
        string beside = fallback is null ? "" : $"; what is no hidden matrix: {DescribeFallback(fallback)}";
        return new RecipeChoice(
            recipe,
            fallback,
            Describe(optimizer.Type, settings.Where(s => s.Key != RateName).Select(s => (s.Key, s.Value!.ToJsonString()))) + beside,
            Describe(schedule.GetType(), schedule.Properties.Select((p, i) => (p.Name, schedule.Get(i).ToString(CultureInfo.InvariantCulture)))));
    }

    private static string DescribeFallback(OptimizerSettings settings)
    {
        JsonObject numbers = JsonNode.Parse(Registry.WriteSettings(settings))!.AsObject();
        JsonObject? curve = numbers[RateName] as JsonObject;
        string? peak = RunNumbers.Peak.Select(name => curve?[name]).FirstOrDefault(value => value is not null)?.ToJsonString();
        return $"{EntryOf(settings).Type.Name}{(peak is null ? "" : $", peak {peak}")}, " + List(numbers.Where(s => s.Key != RateName).Select(s => (s.Key, s.Value!.ToJsonString())));
    }

    private static JsonObject NumbersOf(OptimizerEntry optimizer, OptimizerSettings settings)
    {
        JsonObject numbers = JsonNode.Parse(Registry.WriteSettings(settings))!.AsObject();
        return numbers.ContainsKey(RateName)
            ? numbers
            : throw new UserError($"the optimizer {optimizer.Name} has no {RateName} for a schedule to drive");
    }

    private static string Describe(Type type, IEnumerable<(string Name, string Value)> numbers) =>
        $"{type.Name}: {List(numbers)}";

    // Options that are off say nothing.
    private static string List(IEnumerable<(string Name, string Value)> numbers) => string.Join(", ", numbers.Where(n => n.Value != "false").Select(n => $"{n.Name} {n.Value}"));
}
