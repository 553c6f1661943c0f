using System;

namespace ScheduleDsl;

/// <summary>
/// Makes an <see cref="OptimizerAttribute"/> class of a rule and the modifiers that <see cref="WithAttribute{TModifier}"/> attaches: an
/// optimizer like any other, whose step shares the passes over memory.
/// </summary>
/// <typeparam name="TRule">The rule, of this project or of a referenced one.</typeparam>
/// <param name="settings">Other defaults of the rule's hyperparameters, such as <c>"WeightDecay=0.1, Beta2=0.95"</c>.</param>
/// <example>
/// <code>
/// [Optimizer]
/// [Compose&lt;AdamW&gt;]
/// [With&lt;ClipByGlobalNorm&gt;("MaxNorm=0.5")]
/// [With&lt;EmaOfWeights&gt;(Name = "Ema")]
/// public sealed partial class MyAdamW;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ComposeAttribute<TRule>(string settings = "") : Attribute
    where TRule : class
{
    /// <summary>Other defaults of the rule's hyperparameters.</summary>
    public string Settings { get; } = settings;
}

/// <summary>
/// Attaches a modifier to the composed optimizer. Its hyperparameters become the optimizer's with the modifier's name before
/// theirs: <c>ClipByGlobalNormMaxNorm</c>.
/// </summary>
/// <typeparam name="TModifier">The modifier, of this project or of a referenced one.</typeparam>
/// <param name="settings">Other defaults of the modifier's hyperparameters, by their own names: <c>"MaxNorm=0.5"</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class WithAttribute<TModifier>(string settings = "") : Attribute
    where TModifier : class
{
    /// <summary>Other defaults of the modifier's hyperparameters.</summary>
    public string Settings { get; } = settings;

    /// <summary>What stands before the names of its hyperparameters and states; the class's name where null.</summary>
    public string? Name { get; set; }
}
