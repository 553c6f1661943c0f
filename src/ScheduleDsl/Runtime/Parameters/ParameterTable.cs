using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>
/// The named tensors that a run updates, in the order in which they were added. The table borrows memory of the caller's, held
/// in place until <see cref="Dispose"/>, or owns one arena (<see cref="CreateArena(ElementType, ValueTuple{string, int[]}[])"/>), where neighbours are updated in one go.
/// </summary>
/// <example><code>
/// using var table = new ParameterTable();
/// table.Add("weight", weights, gradients, 32, 64);
/// </code></example>
public sealed partial class ParameterTable : IReadOnlyCollection<Parameter>, IDisposable
{
    private readonly Dictionary<string, Parameter> byName = new(StringComparer.Ordinal);
    private readonly List<Parameter> parameters = [];

    /// <summary>An empty table.</summary>
    /// <param name="elementType">Type of the weights of all its tensors.</param>
    /// <param name="gradients">Type of their gradients; that of the weights where none is given.</param>
    /// <exception cref="ArgumentException">A type is none of those that there are.</exception>
    public ParameterTable(ElementType elementType = ElementType.Float32, ElementType? gradients = null)
    {
        ElementType = elementType.Checked("the weights");
        GradientType = (gradients ?? elementType).Checked("the gradients");
    }

    /// <summary>Type of the weights of all tensors.</summary>
    public ElementType ElementType { get; }

    /// <summary>Type of the gradients of all tensors.</summary>
    public ElementType GradientType { get; }

    /// <summary>Whether gradients are memory that a run may only read, such as one that others read too: a rule that stores to them is refused then.</summary>
    public bool GradientsAreReadOnly { get; init; }

    /// <summary>Number of tensors.</summary>
    public int Count => parameters.Count;

    /// <summary>Number of weights of all tensors together.</summary>
    public long Length => parameters.Sum(parameter => parameter.Length);

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the one that comes nearest.</exception>
    public Parameter this[string name] => byName.TryGetValue(name, out Parameter? parameter)
        ? parameter
        : throw new KeyNotFoundException($"There is no parameter {name}{Nearest.Hint(name, byName.Keys)}");

    /// <summary>The tensors in the order in which they were added.</summary>
    public IEnumerator<Parameter> GetEnumerator() => parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a float tensor with its gradient.</summary>
    /// <param name="name">A name that the table does not have yet.</param>
    /// <param name="values">The weights; pinned until the table is disposed of.</param>
    /// <param name="gradients">The gradients, as many as weights.</param>
    /// <param name="shape">Size of each dimension, the slowest first; one dimension where none is given.</param>
    /// <exception cref="ArgumentException">The name is taken, the numbers of elements disagree, or the table holds another type.</exception>
    public Parameter Add(string name, Memory<float> values, Memory<float> gradients, params int[] shape)
    {
        Parameter added = Add(name, values, shape);
        SetGradientOrUndo(added, gradients);
        return added;
    }

    /// <summary>Adds a double tensor with its gradient.</summary>
    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<double> values, Memory<double> gradients, params int[] shape)
    {
        Parameter added = Add(name, values, shape);
        SetGradientOrUndo(added, gradients);
        return added;
    }

    /// <summary>Adds a tensor of <see cref="BFloat16"/> with its gradient.</summary>
    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<BFloat16> values, Memory<BFloat16> gradients, params int[] shape)
    {
        Parameter added = Add(name, values, shape);
        SetGradientOrUndo(added, gradients);
        return added;
    }

    /// <summary>Adds a tensor of <see cref="Half"/> with its gradient.</summary>
    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<Half> values, Memory<Half> gradients, params int[] shape)
    {
        Parameter added = Add(name, values, shape);
        SetGradientOrUndo(added, gradients);
        return added;
    }

    /// <summary>Adds a float tensor whose gradient comes later, with <see cref="SetGradient(string, Memory{float})"/>.</summary>
    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<float> values, params int[] shape) => AddPinned(name, values, shape);

    /// <summary>Adds a double tensor whose gradient comes later, with <see cref="SetGradient(string, Memory{double})"/>.</summary>
    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<double> values, params int[] shape) => AddPinned(name, values, shape);

    /// <summary>Adds a tensor of <see cref="BFloat16"/> whose gradient comes later, with <see cref="SetGradient(string, Memory{BFloat16})"/>.</summary>
    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<BFloat16> values, params int[] shape) => AddPinned(name, values, shape);

    /// <summary>Adds a tensor of <see cref="Half"/> whose gradient comes later, with <see cref="SetGradient(string, Memory{Half})"/>.</summary>
    /// <inheritdoc cref="Add(string, Memory{float}, Memory{float}, int[])"/>
    public Parameter Add(string name, Memory<Half> values, params int[] shape) => AddPinned(name, values, shape);

    /// <summary>Adds a tensor at an address that the caller keeps valid for as long as the table is used.</summary>
    /// <param name="name">A name that the table does not have yet.</param>
    /// <param name="address">Address of the first weight.</param>
    /// <param name="gradient">Address of the first gradient, or 0 where it comes later.</param>
    /// <param name="shape">Size of each dimension, the slowest first; empty for a scalar.</param>
    /// <param name="elementType">Type of the weights, that of the table; gradients are of the table's <see cref="GradientType"/>.</param>
    /// <exception cref="ArgumentException">The name is taken, the address is 0 or not aligned, or the type is not the table's.</exception>
    public Parameter AddBorrowed(string name, nint address, nint gradient, ReadOnlySpan<int> shape, ElementType elementType)
    {
        if (elementType != ElementType)
            throw new ArgumentException($"The parameter {name} is {elementType}, but the table holds {ElementType}.");
        int[] dimensions = shape.ToArray();
        long length = TensorShape.Length(name, dimensions);
        RequireAddress(name, "weights", address, length, ElementType);
        if (gradient != 0)
            RequireAddress(name, "gradients", gradient, length, GradientType);
        RequireNewName(name);
        Parameter added = Register(new Parameter(this, name, dimensions, length, length, TensorMemory.Borrowed(address)));
        if (gradient != 0)
            added.SetGradients(TensorMemory.Borrowed(gradient));
        return added;
    }

    private Parameter AddPinned<T>(string name, Memory<T> values, int[] shape)
    {
        ElementType.Require<T>("The table");
        RequireNewName(name);
        int[] dimensions = shape.Length == 0 ? [values.Length] : (int[])shape.Clone();
        long length = TensorShape.Length(name, dimensions);
        if (length != values.Length)
            throw new ArgumentException($"The parameter {name} has shape [{string.Join(", ", dimensions)}], {length} elements, but {values.Length} weights.");
        return Register(new Parameter(this, name, dimensions, length, length, TensorMemory.Pinned(values)));
    }

    private Parameter Register(Parameter parameter)
    {
        parameters.Add(parameter);
        byName.Add(parameter.Name, parameter);
        return parameter;
    }

    private void RequireNewName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (byName.ContainsKey(name))
            throw new ArgumentException($"The table already has a parameter {name}.");
        if (InUse)
            throw new InvalidOperationException($"The parameter {name} comes too late: a run has begun with this table.");
    }

    /// <summary>Releases the caller's memory and the arena; runs of this table cannot step any more.</summary>
    public void Dispose()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        foreach (Parameter parameter in parameters)
            parameter.Release();
    }

    internal bool Has(string name) => byName.ContainsKey(name);

    internal bool IsDisposed { get; private set; }

    /// <summary>Whether a run has been made: from then on the tensors are fixed, their gradients are not.</summary>
    internal bool InUse { get; set; }

    internal IReadOnlyList<Parameter> Parameters => parameters;
}
