using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>A named tensor of a <see cref="ParameterTable"/>: its values and, once set, its gradients.</summary>
public sealed unsafe class Parameter
{
    private readonly ParameterTable table;
    private readonly TensorMemory values;
    private TensorMemory gradients;
    private Dictionary<string, TensorMemory>? inputs;

    internal Parameter(ParameterTable table, string name, int[] shape, long length, long stride, TensorMemory values)
    {
        (this.table, this.values, Name, Shape, Length, Stride) = (table, values, name, shape, length, stride);
    }

    /// <summary>The name, unique in the table.</summary>
    public string Name { get; }

    /// <summary>Size of each dimension, the slowest first; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Number of dimensions.</summary>
    public int Rank => Shape.Count;

    /// <summary>What the parameter is, in the caller's words, such as <c>embedding</c>: groups and routes can ask for it.</summary>
    public string Kind { get; set; } = "";

    /// <summary>
    /// How many matrices of equal height the rows are, one below the other; at least 1. A rule that looks at rows, columns or matrices sees each by itself: 3 for a packed projection of queries,
    /// keys and values, or one for each head.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below 1.</exception>
    /// <exception cref="InvalidOperationException">It is set while a run uses the table.</exception>
    public int Parts
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            if (table.InUse)
                throw new InvalidOperationException($"The parts of {Name} are set while a run uses the table: set them before.");
            field = value;
        }
    } = 1;

    /// <summary>
    /// Number of the layer that the parameter is part of, from 0, for optimizers that train layers by turns; null where it is part of none.
    /// <see cref="ParameterTable.NumberLayers"/> sets it by name.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="InvalidOperationException">It is set while a run uses the table.</exception>
    public int? Layer
    {
        get;
        set
        {
            if (value is { } number)
                ArgumentOutOfRangeException.ThrowIfNegative(number);
            if (table.InUse)
                throw new InvalidOperationException($"The layer of {Name} is set while a run uses the table: set it before.");
            field = value;
        }
    }

    /// <summary>Number of weights.</summary>
    public long Length { get; }

    /// <summary>Type of the weights.</summary>
    public ElementType ElementType => table.ElementType;

    /// <summary>Type of the gradients.</summary>
    public ElementType GradientType => table.GradientType;

    /// <summary>Whether gradients have been set.</summary>
    public bool HasGradients => gradients.Address != 0 || Length == 0;

    /// <summary>The weights of a float table.</summary>
    public Span<float> Values => ValuesAs<float>();

    /// <summary>The gradients of a table whose gradients are floats.</summary>
    /// <exception cref="InvalidOperationException">No gradients have been set.</exception>
    public Span<float> Gradients => GradientsAs<float>();

    /// <summary>The weights.</summary>
    /// <typeparam name="T">float, double, <see cref="BFloat16"/> or <see cref="Half"/>, as the table holds.</typeparam>
    /// <exception cref="ArgumentException">The table holds another type.</exception>
    /// <exception cref="ObjectDisposedException">The table has been disposed of.</exception>
    public Span<T> ValuesAs<T>()
        where T : unmanaged => Span<T>(values, ElementType, "The parameter ");

    /// <summary>The gradients.</summary>
    /// <typeparam name="T">float, double, <see cref="BFloat16"/> or <see cref="Half"/>, as the table holds.</typeparam>
    /// <exception cref="ArgumentException">The table holds another type.</exception>
    /// <exception cref="InvalidOperationException">No gradients have been set.</exception>
    /// <exception cref="ObjectDisposedException">The table has been disposed of.</exception>
    public Span<T> GradientsAs<T>()
        where T : unmanaged =>
        HasGradients ? Span<T>(gradients, GradientType, "The gradient of ") : throw new InvalidOperationException($"The parameter {Name} has no gradients yet.");

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";

    /// <summary>Weights from the start of this tensor to where a neighbour may begin: its length, or more where the arena pads.</summary>
    internal long Stride { get; }

    internal byte* ValueAddress => (byte*)values.Address;

    internal byte* GradientAddress => (byte*)gradients.Address;

    /// <summary>Whether the memory up to <see cref="Stride"/> belongs to the table's own arenas, so that a loop may run over it.</summary>
    internal bool PaddingIsOurs => values.Arena is not null && gradients.Arena is not null;

    internal bool IsOf(ParameterTable owner) => table == owner;

    /// <summary>Whether gradients are borrowed at that very address already.</summary>
    internal bool Borrows(nint address) => gradients.IsBorrowed && gradients.Address == address;

    internal void SetGradients(TensorMemory memory)
    {
        gradients.Release();
        gradients = memory;
    }

    /// <summary>Where an input is that a rule reads for each weight; null where none has been set.</summary>
    internal byte* InputAddress(string name) => inputs is not null && inputs.TryGetValue(name, out TensorMemory input) ? (byte*)input.Address : null;

    internal void SetInput(string name, TensorMemory memory)
    {
        inputs ??= new(StringComparer.Ordinal);
        if (inputs.TryGetValue(name, out TensorMemory before))
            before.Release();
        inputs[name] = memory;
    }

    internal void Release()
    {
        values.Release();
        gradients.Release();
        foreach (TensorMemory input in inputs?.Values ?? Enumerable.Empty<TensorMemory>())
            input.Release();
    }

    private Span<T> Span<T>(TensorMemory memory, ElementType type, string what)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(table.IsDisposed, table);
        type.Require<T>(what, Name);
        return memory.Span<T>(checked((int)Length));
    }
}
