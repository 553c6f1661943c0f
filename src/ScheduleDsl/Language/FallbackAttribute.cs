using System;

namespace ScheduleDsl;

/// <summary>
/// Names the optimizer for the parameters that this one is not for, as its paper has it: vectors, embeddings and output heads of an optimizer for hidden matrices.
/// <see cref="Fallback.Routes"/> makes routes of both.
/// </summary>
/// <typeparam name="TOptimizer">An <see cref="OptimizerAttribute"/> class.</typeparam>
/// <param name="settings">Its hyperparameters that differ from their defaults, such as <c>"LearningRate=3e-4, Beta2=0.95"</c>.</param>
/// <example><code>
/// [Optimizer(MinRank = 2)]
/// [Fallback&lt;AdamW&gt;("LearningRate=3e-4, Beta2=0.95, Epsilon=1e-10, WeightDecay=0")]
/// public sealed partial class MyMuon
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FallbackAttribute<TOptimizer>(string settings = "") : Attribute
    where TOptimizer : class
{
    /// <summary>Its hyperparameters that differ from their defaults.</summary>
    public string Settings { get; } = settings;

    /// <summary>Both have the learning rate of this one, a number or a schedule.</summary>
    public bool SharesRate { get; set; }

    /// <summary>Both have the weight decay of this one.</summary>
    public bool SharesDecay { get; set; }

    /// <summary>
    /// Name of an option of this one, a hyperparameter that is an enum, a bool or an int: the fallback is that of the optimizer where the option is <see cref="Is"/>. A fallback without is that of all
    /// other cases.
    /// </summary>
    public string? When { get; set; }

    /// <summary>What <see cref="When"/> has to be: a member of an enum, true or false, or a whole number.</summary>
    public object? Is { get; set; }
}
