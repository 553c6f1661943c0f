using System;

namespace ScheduleDsl;

/// <summary>Marks a partial class as an optimizer: its <see cref="UpdateRuleAttribute"/> method is the update of one weight.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OptimizerAttribute : Attribute
{
    /// <summary>How the rule sees a tensor as rows and columns.</summary>
    public MatrixView View { get; set; }

    /// <summary>The fewest axes of the tensors that the rule is for. A run that is to update others with it is refused, and names them.</summary>
    public int MinRank { get; set; }

    /// <summary>The most axes of the tensors that the rule is for.</summary>
    public int MaxRank { get; set; } = int.MaxValue;

    /// <summary>
    /// Of a rule that projects: how many directions its values of <see cref="StateSpace.RowsByRank"/> and the like have, a number or the name of a member of type
    /// <see cref="Scalar"/> or int, which may depend on <see cref="Shape"/>. At least 1 and at most the weights; singular
    /// vectors and orthonormal columns are found for at most the smaller of rows and columns.
    /// </summary>
    public string? Directions { get; set; }

    /// <summary>Whether <see cref="Registry"/> finds the class by name. Not so for a part of a method that nobody trains with alone, such as a perturbation.</summary>
    public bool IsRegistered { get; set; } = true;

    /// <summary>What guidelines should know of the rule and cannot see from its hyperparameters.</summary>
    public RuleTraits Traits { get; set; }
}

/// <summary>How a tensor is seen as rows and columns.</summary>
public enum MatrixView
{
    /// <summary>One matrix: the first axis are its rows, all others its columns. A vector is one row.</summary>
    FirstAxis,

    /// <summary>As many matrices as the leading axes have entries: the last axis are the columns, the one before it the rows. A vector is one row.</summary>
    LastTwoAxes,
}

/// <summary>
/// Marks the method that updates one weight: <c>float Update(float parameter, float gradient)</c> returns the new value.
/// The first parameter is the weight, the second its gradient; what else a step consumes follows, marked <see cref="InputAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class UpdateRuleAttribute : Attribute;

/// <summary>
/// Marks a parameter of an update, behind weight and gradient, as something more that a step consumes: a <c>float</c> is one number
/// for each weight, such as a Hessian diagonal, a <see cref="Scalar"/> one for the run, such as the loss.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>What a run calls it; the parameter's name where null. Inputs of one name are one input, whatever parts of an optimizer read it.</summary>
    public string? Name { get; set; }

    /// <summary>Name of a bool member that says whether a step needs it, as <see cref="StateAttribute.When"/>; where it is false, none has to be given.</summary>
    public string? When { get; set; }

    /// <summary>Of a <see cref="Scalar"/>: whether it may be left out; it is 0 then.</summary>
    public bool IsOptional { get; set; }
}

/// <summary>Declares a hyperparameter, on a partial property <c>{ get; init; }</c> of type <see cref="Scalar"/>, bool, int or an enum.</summary>
/// <param name="defaultValue">The default; a bool or enum member for a property of that type.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class HyperAttribute(object defaultValue) : Attribute
{
    /// <summary>The value that a settings record starts with.</summary>
    public object DefaultValue { get; } = defaultValue;

    /// <summary>Smallest allowed value, itself allowed.</summary>
    public double Min { get; set; } = double.NegativeInfinity;

    /// <summary>Every value must be greater than this.</summary>
    public double Above { get; set; } = double.NegativeInfinity;

    /// <summary>Largest allowed value, itself allowed.</summary>
    public double Max { get; set; } = double.PositiveInfinity;

    /// <summary>Every value must be less than this.</summary>
    public double Below { get; set; } = double.PositiveInfinity;

    /// <summary>What the number is, for analyzers and modifiers, which never look at names.</summary>
    public HyperRole Role { get; set; }

    /// <summary>
    /// Of a modifier: the number is the rule's own hyperparameter of the same <see cref="Role"/>, the first where there are several, with
    /// whatever schedule drives it. Composing with a rule that has none is an error.
    /// </summary>
    public bool OfRule { get; set; }
}

/// <summary>What a hyperparameter is.</summary>
public enum HyperRole
{
    /// <summary>Nothing that the tools know.</summary>
    None,

    /// <summary>The learning rate: the slot that a schedule usually drives and that a group's multiplier scales.</summary>
    LearningRate,

    /// <summary>Momentum of a heavy-ball method, in [0, 1).</summary>
    Momentum,

    /// <summary>Decay of the average of gradients, in [0, 1).</summary>
    FirstMomentDecay,

    /// <summary>Decay of the average of squared gradients, in [0, 1).</summary>
    SecondMomentDecay,

    /// <summary>A small number that keeps a division finite.</summary>
    Epsilon,

    /// <summary>Weight decay, coupled or decoupled as the rule says.</summary>
    WeightDecay,

    /// <summary>Of a schedule's setting: the value that warmups rise to and decays fall from.</summary>
    Peak,

    /// <summary>Of a schedule's setting: the value that a decay falls to.</summary>
    Floor,

    /// <summary>Of a schedule's setting: the part of the peak that a decay falls to.</summary>
    FloorOfPeak,

    /// <summary>Of a schedule's setting: the part of its own start that a decay falls to.</summary>
    FloorOfStart,

    /// <summary>Of a schedule's setting: how long a cycle rises by design, in updates or as a part of it; such a rise is no warmup.</summary>
    Rise,

    /// <summary>What new gradients lose beside the momentum of a heavy-ball method, in [0, 1].</summary>
    Dampening,

    /// <summary>A bool: whether the step looks ahead along the momentum.</summary>
    Nesterov,

    /// <summary>A bool: whether averages that start at 0 are divided by what they have gathered.</summary>
    BiasCorrection,

    /// <summary>A bool: whether the rate follows the step, in the place of the learning rate.</summary>
    RelativeRate,

    /// <summary>Decay of an average of the weights, in [0, 1].</summary>
    AverageDecay,

    /// <summary>A bool: whether that decay starts small and rises.</summary>
    AverageWarmup,

    /// <summary>A whole number: that decay enters once in so many steps.</summary>
    AverageInterval,

    /// <summary>The largest gradient, or norm of gradients, that passes; 0 lets nothing through.</summary>
    ClipLimit,

    /// <summary>How many batches one update is made of.</summary>
    Accumulation,

    /// <summary>By how much the loss was multiplied before its gradient was taken.</summary>
    LossScale,

    /// <summary>Of a schedule's setting: updates of the whole.</summary>
    Length,

    /// <summary>Of a schedule's setting: updates of the warmup that it begins with.</summary>
    WarmupLength,

    /// <summary>Of a schedule's setting: the part of the whole that this warmup takes.</summary>
    WarmupPart,

    /// <summary>Of a schedule's setting: updates of another phase.</summary>
    PhaseLength,
}

/// <summary>What a state has one value for.</summary>
public enum StateSpace
{
    /// <summary>Each weight: a <c>float</c> field.</summary>
    Element,

    /// <summary>Each row: a <c>float</c> field, given values of row rate only.</summary>
    Row,

    /// <summary>Each column: a <c>float</c> field.</summary>
    Column,

    /// <summary>Each block of <see cref="StateAttribute.BlockLength"/> weights: a <c>float</c> field.</summary>
    Block,

    /// <summary>Each tensor: a <see cref="Scalar"/> field.</summary>
    Tensor,

    /// <summary>The run: a <see cref="Scalar"/> field. It is computed with the hyperparameters of the settings, not with a group's overrides.</summary>
    Global,

    /// <summary>Each pair of rows, a square matrix: a <c>float</c> field, given what matrix operations make such.</summary>
    RowsByRows,

    /// <summary>Each pair of columns, a square matrix: a <c>float</c> field.</summary>
    ColumnsByColumns,

    /// <summary>Each row and each of the few directions of a projection, <see cref="OptimizerAttribute.Directions"/> of them: a <c>float</c> field.</summary>
    RowsByRank,

    /// <summary>Each direction and each column: a <c>float</c> field.</summary>
    RankByColumns,

    /// <summary>Each pair of directions: a <c>float</c> field.</summary>
    RankByRank,

    /// <summary>Each direction: a <c>float</c> field.</summary>
    Rank,
}

/// <summary>Declares a state field, by default one value for each weight.</summary>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class StateAttribute : Attribute
{
    /// <summary>What there is one value for.</summary>
    public StateSpace Space { get; set; }

    /// <summary>Of a <see cref="StateSpace.Block"/> state: the block's length, a number or the name of a member of type <see cref="Scalar"/> or int.</summary>
    public string? BlockLength { get; set; }

    /// <summary>Of a <see cref="ScalarList"/>, for each tensor or for the run: how many numbers it has, 1 to 256.</summary>
    public int Count { get; set; }

    /// <summary>The value before the first step.</summary>
    public double Initial { get; set; }

    /// <summary>Name of the hyperparameter that holds the value before the first step; wins over <see cref="Initial"/>.</summary>
    public string? InitialFrom { get; set; }

    /// <summary>
    /// Name of a bool member that says whether the state exists, such as a bool hyper or <c>bool UsesMomentum => Momentum != 0</c>.
    /// Where it is false, no memory is allocated.
    /// </summary>
    public string? When { get; set; }
}

/// <summary>
/// Marks a static partial class whose public static methods are pure functions for rules and profiles of any assembly.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FunctionsAttribute : Attribute;
