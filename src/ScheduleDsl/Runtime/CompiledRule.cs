using System;
using System.Collections.Generic;
using System.ComponentModel;

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

    /// <summary>Whether a state exists under these hyperparameters.</summary>
    public abstract bool HasState(int state, ReadOnlySpan<double> hypers);

    /// <summary>The value of a state before the first step.</summary>
    public abstract double InitialState(int state, ReadOnlySpan<double> hypers);

    /// <summary>Computes every uniform value of one step in double precision and selects the specialised loop.</summary>
    /// <param name="hypers">One value for each of <see cref="Hypers"/>; bool is 0 or 1.</param>
    /// <param name="step">The step number, from 1.</param>
    /// <param name="uniforms">Receives <see cref="UniformCount"/> values.</param>
    /// <param name="elementType">The loop's precision, since a float32 loop and a float64 loop may hoist different values.</param>
    /// <returns>The variant to hand to <see cref="Run"/>.</returns>
    public abstract int Prologue(ElementType elementType, ReadOnlySpan<double> hypers, double step, Span<double> uniforms);

    /// <summary>Updates a run of weights that lie next to each other.</summary>
    /// <param name="elementType">Type of parameters, gradients and states alike.</param>
    /// <param name="arm">Scalar or a vector width; every arm gives the same bits.</param>
    /// <param name="variant">What <see cref="Prologue"/> returned.</param>
    /// <param name="parameters">The weights, read and written.</param>
    /// <param name="gradients">The gradients, read.</param>
    /// <param name="states">One pointer for each state, null where it does not exist.</param>
    /// <param name="count">Number of weights.</param>
    /// <param name="uniforms">What <see cref="Prologue"/> filled.</param>
    public abstract unsafe void Run(
        ElementType elementType, Arm arm, int variant, void* parameters, void* gradients, void** states, nint count, double* uniforms);
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
/// <param name="Name">The field's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StateInfo(string Name);
