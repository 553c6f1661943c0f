using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>A run as one value: the rule with its schedules, the plan, the groups, and what else follows a schedule.</summary>
public sealed record Recipe
{
    /// <param name="settings">The rule's hyperparameters; a schedule may drive any of them.</param>
    /// <param name="plan">How long the run is and how large its batches are; its <c>Steps</c> have to be set.</param>
    /// <exception cref="ArgumentOutOfRangeException">The plan has no number of updates.</exception>
    public Recipe(OptimizerSettings settings, Plan plan) => (Settings, Plan) = (settings, plan);

    /// <param name="settings">The rule's hyperparameters; a schedule may drive any of them.</param>
    /// <param name="steps">Planned number of updates, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of updates is below 1.</exception>
    public Recipe(OptimizerSettings settings, long steps)
        : this(settings, new Plan { Steps = steps })
    {
    }

    /// <summary>The rule's hyperparameters; a schedule may drive any of them.</summary>
    public OptimizerSettings Settings { get; init; }

    /// <summary>How long the run is and how large its batches are.</summary>
    public Plan Plan
    {
        get;
        init => field = value.Steps is not null ? value : throw new ArgumentOutOfRangeException(nameof(Plan), "the plan of a recipe has no Steps: give at least 1");
    }

    /// <summary>Planned number of updates, at least 1. Changing it leaves the schedules as they are.</summary>
    public long Steps
    {
        get => Plan.Steps!.Value;
        init => Plan = Plan with { Steps = value };
    }

    /// <summary>Samples of one forward and backward pass, or null where the plan does not say.</summary>
    public int? BatchSize => Plan.BatchSize;

    /// <summary>Parameter groups; parameters of none of them follow <see cref="Settings"/> as they are.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init; } = [];

    /// <summary>What follows a schedule and is no hyperparameter, by name.</summary>
    public IReadOnlyDictionary<string, Schedule> Quantities { get; init; } = new Dictionary<string, Schedule>();

    /// <summary>What its runs keep their numbers in; null where table and options alone say so.</summary>
    public RecipePrecision? Precision { get; init; }

    /// <summary>What is wrong or unwise with the settings and schedules over this plan; empty where nothing is.</summary>
    /// <param name="guidelines">Which guidelines judge, and by which thresholds; as they come where null.</param>
    public IReadOnlyList<Advice> Check(CheckOptions? guidelines = null) => RunChecking.Check(Settings, Plan, groups: Groups, recipe: this, guidelines: guidelines);

    /// <summary>The same over the table and with the options that <see cref="For"/> would get, whose precision some guidelines judge.</summary>
    public IReadOnlyList<Advice> Check(ParameterTable parameters, RunOptions? options = null, CheckOptions? guidelines = null) =>
        RunChecking.Check(Settings, Plan, parameters, options, Groups, recipe: this, guidelines: guidelines);

    /// <summary>Starts a run of this recipe; groups and quantities of the recipe come before those of the options.</summary>
    /// <exception cref="ArgumentException">The options have a quantity that the recipe has, too, or table or options have another precision than the recipe.</exception>
    public OptimizerRun For(ParameterTable parameters, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Precision?.Require(parameters.ElementType);
        return OptimizerRun.Create(parameters, Settings, OptionsFor(options));
    }

    /// <summary>The options of a run of this recipe; whether its table holds the weights that the recipe names is for the caller to ask.</summary>
    internal RunOptions OptionsFor(RunOptions? options)
    {
        options ??= new RunOptions();
        Dictionary<string, Schedule> quantities = new(Quantities);
        foreach ((string name, Schedule schedule) in options.Quantities)
        {
            if (!quantities.TryAdd(name, schedule))
                throw new ArgumentException($"The quantity {name} follows a schedule in the recipe and another in the options: give one");
        }

        options = options with { Groups = [.. Groups, .. options.Groups], Quantities = quantities };
        return Precision?.In(options) ?? options;
    }
}
