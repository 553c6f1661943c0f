using System;

namespace ScheduleDsl;

/// <content>Gradients, which may come later and move between steps.</content>
public sealed partial class ParameterTable
{
    /// <summary>Sets where the gradients of a tensor are, in place of what was set before.</summary>
    /// <exception cref="ArgumentException">There are not as many gradients as weights, or the table's gradients are of another type.</exception>
    public void SetGradient(string name, Memory<float> gradients) => SetPinned(this[name], gradients);

    /// <inheritdoc cref="SetGradient(string, Memory{float})"/>
    public void SetGradient(string name, Memory<double> gradients) => SetPinned(this[name], gradients);

    /// <inheritdoc cref="SetGradient(string, Memory{float})"/>
    public void SetGradient(string name, Memory<BFloat16> gradients) => SetPinned(this[name], gradients);

    /// <inheritdoc cref="SetGradient(string, Memory{float})"/>
    public void SetGradient(string name, Memory<Half> gradients) => SetPinned(this[name], gradients);

    /// <summary>Sets the address of the gradients, which the caller keeps valid until the last step or the next call; 0 takes them away.</summary>
    /// <exception cref="ArgumentException">The address is not aligned.</exception>
    public void SetGradient(string name, nint address)
    {
        SetGradient(this[name], address);
    }

    /// <summary>The same for a parameter that has been looked up, such as by a caller whose gradients may move before every step.</summary>
    /// <param name="parameter">One of this table's.</param>
    /// <param name="address">Address of the first gradient, or 0.</param>
    /// <exception cref="ArgumentException">The parameter is another table's, or the address is not aligned.</exception>
    public void SetGradient(Parameter parameter, nint address)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!parameter.IsOf(this))
            throw new ArgumentException($"The parameter {parameter} belongs to another table.");
        if (parameter.Borrows(address))
            return;
        if (address != 0)
            RequireAddress(parameter.Name, "gradients", address, parameter.Length, GradientType);
        Set(parameter, TensorMemory.Borrowed(address));
    }

    /// <summary>Changes whenever gradients or inputs move, so that a run knows when to look again.</summary>
    internal int GradientVersion { get; private set; }

    private void SetPinned<T>(Parameter parameter, Memory<T> gradients)
    {
        // Gradients may move before every step, and steps do not allocate: the text is put together where it is needed.
        GradientType.Require<T>("The gradient of ", parameter.Name);
        if (gradients.Length != parameter.Length)
            throw new ArgumentException($"The parameter {parameter.Name} has {parameter.Length} weights, but {gradients.Length} gradients.");
        Set(parameter, TensorMemory.Pinned(gradients));
    }

    private void Set(Parameter parameter, TensorMemory memory)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        parameter.SetGradients(memory);
        GradientVersion++;
    }

    private void SetGradientOrUndo<T>(Parameter added, Memory<T> gradients)
    {
        try
        {
            SetPinned(added, gradients);
        }
        catch
        {
            added.Release();
            parameters.Remove(added);
            byName.Remove(added.Name);
            throw;
        }
    }

    private static void RequireAddress(string name, string what, nint address, long length, ElementType type)
    {
        if (address == 0 && length > 0)
            throw new ArgumentException($"The address of the {what} of {name} is 0.");
        if (address % type.Size() != 0)
            throw new ArgumentException($"The address of the {what} of {name}, {address:x}, is not a multiple of {type.Size()}.");
    }
}
