using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace ScheduleDsl.CompilerServices;

/// <summary>What the generator emits for an optimizer and the runtime calls. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CompiledRule
{
    /// <summary>The rule's full name.</summary>
    public abstract string Name { get; }

    /// <summary>The hyperparameters; their order is the order of values handed to <see cref="Prologue"/>.</summary>
    public abstract IReadOnlyList<HyperInfo> Hypers { get; }

    /// <summary>The states; their order is the order of pointers handed to <see cref="Run"/>.</summary>
    public abstract IReadOnlyList<StateInfo> States { get; }

    /// <summary>How many slots the uniform block needs.</summary>
    public abstract int UniformCount { get; }

    /// <summary>Bytes that one step reads and writes for each weight in float32 with every state present.</summary>
    public abstract int BytesPerElement { get; }

    /// <summary>What a step needs beside parameters and gradients.</summary>
    public virtual IReadOnlyList<InputInfo> Inputs => [];

    /// <summary>Names of what an update writes beside parameters and states.</summary>
    public virtual IReadOnlyList<string> Outputs => [];

    /// <summary>How the rule sees a tensor as rows and columns.</summary>
    public virtual MatrixView View => MatrixView.FirstAxis;

    /// <summary>How many axes the rule's tensors may have.</summary>
    public virtual (int Least, int Most) Ranks => (0, int.MaxValue);

    /// <summary>What guidelines know of the rule beside its hyperparameters.</summary>
    public virtual RuleTraits Traits => RuleTraits.None;

    /// <summary>Settings of the optimizer for the parameters that this one is not for; null where it names none.</summary>
    public virtual OptimizerSettings? FallbackFor(OptimizerSettings settings) => null;

    /// <summary>What the rule says of its hyperparameters.</summary>
    public virtual IReadOnlyList<GuidelineInfo> Guidelines => [];

    /// <summary>What evaluation uses instead of the weights, as a rule over the same states; null where that is the weights.</summary>
    public virtual CompiledRule? Evaluation => null;

    /// <summary>Whether a state exists under these hyperparameters, for a tensor of these sizes.</summary>
    public abstract bool HasState(int state, ReadOnlySpan<double> hypers, in TensorFacts facts);

    /// <summary>Whether a step needs an input under these hyperparameters.</summary>
    public virtual bool HasInput(int input, ReadOnlySpan<double> hypers, in TensorFacts facts) => true;

    /// <summary>The value of a state before the first step.</summary>
    public abstract double InitialState(int state, ReadOnlySpan<double> hypers);

    /// <summary>The length of the blocks of a state of block space.</summary>
    public virtual long BlockLength(int state, ReadOnlySpan<double> hypers, in TensorFacts facts) => throw new ArgumentOutOfRangeException(nameof(state));

    /// <summary>How many directions projections of a tensor have; 0 where the rule has none.</summary>
    public virtual long Directions(ReadOnlySpan<double> hypers, in TensorFacts facts) => 0;

    /// <summary>What a step consists of, for each variant.</summary>
    /// <param name="precision">What loops compute in: <see cref="ElementType.Float32"/> or <see cref="ElementType.Float64"/>.</param>
    public abstract KernelPlan Plan(ElementType precision);

    /// <summary>Computes the uniform values that are known before the first loop, in double precision, and selects the variant.</summary>
    /// <param name="precision">The loops' precision, since a float32 loop and a float64 loop may hoist different values.</param>
    /// <param name="hypers">One value for each of <see cref="Hypers"/>; bool is 0 or 1.</param>
    /// <param name="step">The step number, from 1.</param>
    /// <param name="uniforms">The uniform block, <see cref="UniformCount"/> slots; those of <see cref="KernelPlan.Leaves"/> are filled.</param>
    /// <returns>The variant's place in <see cref="KernelPlan.Variants"/>.</returns>
    public abstract unsafe int Prologue(ElementType precision, ReadOnlySpan<double> hypers, double step, double* uniforms);

    /// <summary>Computes the uniform values that become known at a later level, from slots that are filled by then.</summary>
    public virtual unsafe void Local(ElementType precision, int variant, int level, ReadOnlySpan<double> hypers, double step, double* uniforms)
    {
    }

    /// <summary>Computes the values of a level that are the same for the whole run: what global states become.</summary>
    /// <param name="precision">The loops' precision.</param>
    /// <param name="variant">What <see cref="Prologue"/> returned for <paramref name="uniforms"/>.</param>
    /// <param name="level">The level.</param>
    /// <param name="hypers">The settings' values, without a group's overrides.</param>
    /// <param name="step">The step number, from 1.</param>
    /// <param name="uniforms">A block for shared values; afterwards <see cref="KernelPlan.SharedSlots"/> of this level are copied to every block.</param>
    public virtual unsafe void Shared(ElementType precision, int variant, int level, ReadOnlySpan<double> hypers, double step, double* uniforms)
    {
    }

    /// <summary>What weights and gradients may be in memory when a loop in float runs over them; anything else is widened before and narrowed after.</summary>
    public virtual LoopMemory TakesMemory => LoopMemory.AsComputed;

    /// <summary>Runs one loop over numbers that lie next to each other.</summary>
    /// <param name="precision">Type that it computes in, and of all numbers but what <paramref name="memory"/> says.</param>
    /// <param name="arm">Scalar or a vector width; every arm gives the same bits.</param>
    /// <param name="memory">What weights and gradients are in memory.</param>
    /// <param name="loop">The loop's number, from a <see cref="LoopStep"/>.</param>
    /// <param name="tensors">A pointer for each of <see cref="KernelPlan.Tensors"/>; the loop reads those of its step only.</param>
    /// <param name="count">Numbers of the loop's space. Of a loop with partial sums the first is a multiple of 1,024 from where the reduction starts.</param>
    /// <param name="span">Of a spanned loop: the length of a row or block, the last may be short. Else 0.</param>
    /// <param name="uniforms">The uniform block.</param>
    /// <param name="partials">Receives, for each 1,024 numbers, one value for each of <see cref="LoopStep.Reductions"/>.</param>
    public abstract unsafe void Run(
        ElementType precision, Arm arm, LoopMemory memory, int loop, void** tensors, nint count, nint span, double* uniforms, double* partials);

    /// <summary>Runs a step of a rule whose plan is one loop over weights: nothing has to be combined in between.</summary>
    /// <param name="precision">Type of all numbers.</param>
    /// <param name="arm">Scalar or a vector width.</param>
    /// <param name="variant">What <see cref="Prologue"/> returned.</param>
    /// <param name="parameters">The weights, read and written.</param>
    /// <param name="gradients">The gradients, read.</param>
    /// <param name="states">One pointer for each state, null where it does not exist.</param>
    /// <param name="count">Number of weights.</param>
    /// <param name="uniforms">What <see cref="Prologue"/> filled.</param>
    /// <exception cref="InvalidOperationException">The plan has other parts.</exception>
    public unsafe void RunSingleLoop(
        ElementType precision, Arm arm, int variant, void* parameters, void* gradients, void** states, nint count, double* uniforms)
    {
        KernelPlan plan = Plan(precision);
        if (plan.Variants[variant].Steps is not [LoopStep { Space: StateSpace.Element, Span: LoopSpan.None, Reductions.Count: 0 } only])
            throw new InvalidOperationException($"A step of {Name} is more than one loop over weights.");
        void** tensors = stackalloc void*[plan.Tensors.Count];
        for (int i = 0; i < plan.Tensors.Count; i++)
        {
            tensors[i] = plan.Tensors[i].Source switch
            {
                TensorSource.Parameter => parameters,
                TensorSource.Gradient => gradients,
                TensorSource.State => states[plan.Tensors[i].Place],
                // Other variants may need more.
                _ when !only.Reads.Contains(i) && !only.Writes.Contains(i) => null,
                _ => throw new InvalidOperationException($"A step of {Name} needs {plan.Tensors[i].Name}."),
            };
        }

        Run(precision, arm, LoopMemory.AsComputed, only.Loop, tensors, count, 0, uniforms, null);
    }
}

/// <summary>A hyperparameter of a rule, or a settable number of a schedule, as declared.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Kind">The property's type.</param>
/// <param name="Default">The default; a bool is 0 or 1, an enum its value.</param>
/// <param name="Min">Smallest allowed value, itself allowed.</param>
/// <param name="Above">Every value must be greater.</param>
/// <param name="Max">Largest allowed value, itself allowed.</param>
/// <param name="Below">Every value must be less.</param>
/// <param name="Role">What the number is.</param>
/// <param name="EnumNames">Member names by value where the hyper is an enum, else null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HyperInfo(
    string Name, HyperKind Kind, double Default, double Min, double Above, double Max, double Below, HyperRole Role,
    IReadOnlyList<string>? EnumNames = null);

/// <summary>Bounds within which a hyperparameter makes sense, as a <see cref="GuidelineAttribute"/> declares them.</summary>
/// <param name="Hyper">Its name.</param>
/// <param name="Min">Smallest sensible value, itself sensible.</param>
/// <param name="Above">Every sensible value is greater.</param>
/// <param name="Max">Largest sensible value, itself sensible.</param>
/// <param name="Below">Every sensible value is less.</param>
/// <param name="Tier">How sure it is that a run goes wrong outside.</param>
/// <param name="Because">What happens there; may be empty.</param>
/// <param name="Source">Where that is known from; may be empty.</param>
/// <param name="When">Another hyperparameter, on which it depends whether they hold; may be empty.</param>
/// <param name="Is">What that has to be; a bool is 0 or 1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GuidelineInfo(
    string Hyper, double Min, double Above, double Max, double Below, AdviceTier Tier, string Because, string Source, string When = "", double Is = 0);

/// <summary>The type of a hyperparameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum HyperKind
{
    /// <summary>A <see cref="ScheduleDsl.Scalar"/>: a schedule may drive it.</summary>
    Scalar,

    /// <summary>A bool.</summary>
    Bool,

    /// <summary>An int.</summary>
    Int,

    /// <summary>An enum, by its value.</summary>
    Enum,
}

/// <summary>A state field as declared.</summary>
/// <param name="Name">The field's name; in a composed rule behind its modifier's name.</param>
/// <param name="Space">What it has one value for.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StateInfo(string Name, StateSpace Space = StateSpace.Element);

/// <summary>What a step needs beside parameters and gradients.</summary>
/// <param name="Name">The name that it is handed under.</param>
/// <param name="IsScalar">One number for the step rather than one for each weight.</param>
/// <param name="IsOptional">Whether nobody has to set it; it is 0 then.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputInfo(string Name, bool IsScalar, bool IsOptional = false);
