using System;

namespace ScheduleDsl;

/// <summary>
/// Marks a partial class as a modifier: something that any rule can be composed with, such as clipping or an average of the weights. It has
/// hyperparameters and states like a rule, and one or more methods that a step calls: <see cref="ModifyGradientAttribute"/>,
/// <see cref="ModifyParameterAttribute"/>, <see cref="ApplyWhenAttribute"/>, <see cref="EvaluationWeightAttribute"/>,
/// <see cref="StoreGradientAttribute"/>, <see cref="OutputAttribute"/>.
/// </summary>
/// <example>
/// <code>
/// [Modifier(Stage = ModifierStage.Clip)]
/// public sealed partial class ClipByValue
/// {
///     [Hyper(1.0, Min = 0)] public partial Scalar Limit { get; init; }
///
///     [ModifyGradient]
///     private float Clip(float parameter, float gradient) => Clamp(gradient, -Limit, Limit);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModifierAttribute : Attribute
{
    /// <summary>Where in a step the modifier acts.</summary>
    public required ModifierStage Stage { get; set; }

    /// <summary>What guidelines should know of rules with this modifier and cannot see from hyperparameters.</summary>
    public RuleTraits Traits { get; set; }
}

/// <summary>
/// The order of a step. What is done to the gradient comes before the rule, what is done to the parameter after it; several modifiers
/// of one stage follow the order in which they are attached.
/// </summary>
public enum ModifierStage
{
    /// <summary>Gradients of several batches become one.</summary>
    Accumulate,

    /// <summary>The scale of the loss is taken out of the gradient.</summary>
    Unscale,

    /// <summary>Whether the gradient can be used at all.</summary>
    Check,

    /// <summary>The gradient's mean is taken out.</summary>
    Centralize,

    /// <summary>Noise is added.</summary>
    Noise,

    /// <summary>The gradient is bounded: once for each update, whatever it was accumulated from.</summary>
    Clip,

    /// <summary>Decay that passes through the rule, as part of the gradient. The rule is next.</summary>
    CoupledDecay,

    /// <summary>The rule's own step is masked.</summary>
    UpdateMask,

    /// <summary>Decay that does not pass through the rule.</summary>
    Decay,

    /// <summary>Weights are brought back into a set, such as that of matrices of a bounded norm.</summary>
    Project,

    /// <summary>Averages of the weights.</summary>
    Average,

    /// <summary>What treats all of the above as one step, such as slow and fast weights.</summary>
    Wrap,

    /// <summary>What the step leaves in memory beside weights and states: copies of the weights, cleared gradients.</summary>
    Store,
}

/// <summary>
/// Marks the method that says what the gradient becomes: <c>float Name(float parameter, float gradient)</c>. What else it needs follows,
/// marked <see cref="InputAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ModifyGradientAttribute : Attribute;

/// <summary>
/// Marks the method that says what the parameter becomes: <c>float Name(float before, float after, float gradient)</c>, from its value
/// before the rule, its value so far, and the gradient that the rule was handed. The gradient may be left out.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ModifyParameterAttribute : Attribute;

/// <summary>
/// Marks the method that says whether the update is applied: <c>bool Name(float gradient)</c>, from the gradient as earlier stages leave it
/// and the modifier's states before its own <see cref="ModifyGradientAttribute"/> method. Its answer is one for the run, so it comes from the
/// step, from hyperparameters, from global states or from <c>Across.All</c>. Where it is false, the modifier's own method still runs, so that
/// what it gathers is kept; no parameter and no later state changes, and the step counter stays.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ApplyWhenAttribute : Attribute;

/// <summary>
/// Marks the method of a modifier or rule that gives the weight that evaluation uses: <c>float Name(float parameter)</c>, from the parameter and the
/// states, of which it changes none. <c>Step</c> is the number of the last step that was applied.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EvaluationWeightAttribute : Attribute;

/// <summary>
/// Marks the method of a modifier or rule that says what the gradient's memory holds when a step is over: <c>float Name(float parameter, float gradient)</c>,
/// from the weight before the step, the gradient as the step found it, and states from before the step, of which it changes none. It is stored
/// after every step, whether the update was applied or not, in the last loop that reads the gradient. Without such a method gradients are only read.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class StoreGradientAttribute : Attribute;

/// <summary>
/// Marks the method of a modifier or rule that gives what an applied update writes, beside the weight, to memory that the run is handed for it
/// (<see cref="RunOptions.Outputs"/>): <c>float Name(float before, float after, float gradient)</c>, from the weight before the rule, the weight as
/// all parts of the step leave it, and the gradient that the rule was handed, which may be left out. It changes no state. The output has the name of the
/// method, or of a modifier the name under which it is attached.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class OutputAttribute : Attribute;
