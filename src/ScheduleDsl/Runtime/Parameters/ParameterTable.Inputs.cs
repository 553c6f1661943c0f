using System;

namespace ScheduleDsl;

/// <content>What a rule reads for each weight beside its gradient, such as an estimate of the Hessian's diagonal; of the gradients' type.</content>
public sealed partial class ParameterTable
{
    /// <summary>Sets where an input of a tensor is, in place of what was set before. It stays until it is set again.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="input">The input, as the rule calls it.</param>
    /// <param name="values">As many numbers as weights; pinned until it is set again or the table disposed of.</param>
    /// <exception cref="ArgumentException">There are not as many numbers as weights, or the table's gradients are of another type.</exception>
    public void SetInput(string name, string input, Memory<float> values) => SetPinned(this[name], input, values);

    /// <inheritdoc cref="SetInput(string, string, Memory{float})"/>
    public void SetInput(string name, string input, Memory<double> values) => SetPinned(this[name], input, values);

    /// <inheritdoc cref="SetInput(string, string, Memory{float})"/>
    public void SetInput(string name, string input, Memory<BFloat16> values) => SetPinned(this[name], input, values);

    /// <inheritdoc cref="SetInput(string, string, Memory{float})"/>
    public void SetInput(string name, string input, Memory<Half> values) => SetPinned(this[name], input, values);

    /// <summary>Sets the address of an input, which the caller keeps valid until the last step or the next call; 0 takes it away.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="input">The input, as the rule calls it.</param>
    /// <param name="address">Address of the first of as many numbers as weights.</param>
    /// <exception cref="ArgumentException">The address is not aligned.</exception>
    public void SetInput(string name, string input, nint address)
    {
        Parameter parameter = this[name];
        ArgumentException.ThrowIfNullOrEmpty(input);
        if (address != 0)
            RequireAddress(name, input, address, parameter.Length, GradientType);
        SetInput(parameter, input, TensorMemory.Borrowed(address));
    }

    private void SetPinned<T>(Parameter parameter, string input, Memory<T> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(input);
        GradientType.Require<T>("The input ", input);
        if (values.Length != parameter.Length)
            throw new ArgumentException($"The parameter {parameter.Name} has {parameter.Length} weights, but {values.Length} numbers of {input}.");
        SetInput(parameter, input, TensorMemory.Pinned(values));
    }

    private void SetInput(Parameter parameter, string input, TensorMemory memory)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        parameter.SetInput(input, memory);
        GradientVersion++;
    }
}
