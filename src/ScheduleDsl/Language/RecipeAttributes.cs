using System;

namespace ScheduleDsl;

/// <summary>
/// Marks a partial class as a recipe: an optimizer, the schedules that drive it, the plan of the run, its groups and its precision. The
/// generated part has <c>Settings</c>, <c>Groups</c>, <c>Create()</c> and <c>For(parameters)</c>.
/// </summary>
/// <param name="optimizer">An <see cref="OptimizerAttribute"/> class.</param>
/// <example><code>
/// [Recipe(typeof(Lion), Set = "WeightDecay=0.1")]
/// [Follow(nameof(Lion.LearningRate), typeof(Wsd))]
/// [Plan(Steps = 10_000, BatchSize = 64)]
/// [Group("no decay", Names = "*.bias", Set = "WeightDecay=0")]
/// public static partial class Pretraining;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RecipeAttribute(Type optimizer) : Attribute
{
    /// <summary>The optimizer.</summary>
    public Type Optimizer { get; } = optimizer;

    /// <summary>Hyperparameters that differ from their defaults: <c>"WeightDecay=0.1, Beta1=0.95"</c>.</summary>
    public string Set { get; set; } = "";
}

/// <summary>Lets a schedule drive a hyperparameter of the recipe's optimizer.</summary>
/// <remarks>
/// One schedule may drive several, by the curves that it names: <c>[Follow("LearningRate", typeof(OneCycle))]</c> and
/// <c>[Follow("Beta1", typeof(OneCycle), Curve = "Momentum")]</c> share one instance, so that they agree in every setting.
/// </remarks>
/// <param name="hyper">Name of a <see cref="Scalar"/> hyperparameter.</param>
/// <param name="schedule">A <see cref="ScheduleAttribute"/> class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FollowAttribute(string hyper, Type schedule) : Attribute
{
    /// <summary>Name of the hyperparameter.</summary>
    public string Hyper { get; } = hyper;

    /// <summary>The schedule.</summary>
    public Type Schedule { get; } = schedule;

    /// <summary>Name of a further curve of the schedule, such as the momentum of a one-cycle schedule; null for the schedule itself.</summary>
    public string? Curve { get; set; }
}

/// <summary>
/// A quantity that follows a schedule and is no hyperparameter of the optimizer: a batch size, a share of the data, a noise. Nothing in
/// the update reads it; the training loop does, by <c>run.Quantity(name)</c>.
/// </summary>
/// <param name="name">What the loop calls it; not the name of a hyperparameter.</param>
/// <param name="schedule">A <see cref="ScheduleAttribute"/> class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class QuantityAttribute(string name, Type schedule) : Attribute
{
    /// <summary>What the loop calls it.</summary>
    public string Name { get; } = name;

    /// <summary>The schedule.</summary>
    public Type Schedule { get; } = schedule;

    /// <summary>Name of a further curve of the schedule; null for the schedule itself.</summary>
    public string? Curve { get; set; }
}

/// <summary>Parameters of the recipe that share hyperparameters. A parameter is in the group if it fulfils every condition given.</summary>
/// <param name="name">What messages and saved runs call the group.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GroupAttribute(string name) : Attribute
{
    /// <summary>What messages and saved runs call the group.</summary>
    public string Name { get; } = name;

    /// <summary>Condition: the parameter's name, where <c>*</c> stands for any text and <c>?</c> for one character.</summary>
    public string? Names { get; set; }

    /// <summary>Condition: at least this number of dimensions.</summary>
    public int MinRank { get; set; }

    /// <summary>Condition: at most this number of dimensions; 1 selects biases and gains, -1 (the default) sets no condition.</summary>
    public int MaxRank { get; set; } = -1;

    /// <summary>Hyperparameters that differ from the recipe's: <c>"WeightDecay=0"</c>.</summary>
    public string Set { get; set; } = "";

    /// <summary>Multiplies the learning rate; finite, at least 0.</summary>
    public double RateMultiplier { get; set; } = 1;
}
