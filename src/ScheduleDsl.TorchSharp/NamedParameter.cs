using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch;

/// <summary>A parameter of the model and its name. The handle is what it was when the optimizer was made.</summary>
internal sealed class NamedParameter(string name, TorchParameter tensor)
{
    public string Name { get; } = name;

    public TorchParameter Tensor { get; } = tensor;

    public nint Handle { get; } = tensor.Handle;

    public long[] Shape { get; } = tensor.shape;

    /// <exception cref="InvalidOperationException">The tensor has been disposed of, as a module that moves does with its parameters.</exception>
    public void RequireAlive()
    {
        if (Tensor.IsInvalid || Tensor.Handle != Handle)
        {
            throw new InvalidOperationException(
                $"The parameter {Name} that this optimizer updates is gone: it was disposed of, or replaced by a new one, as module.to(...) does. "
                + "Move the module before the optimizer is made, or call Rebind(module.named_parameters()) after it; the state is kept then.");
        }
    }

    /// <summary>The parameters as a list, so that an enumeration is not run again at every step.</summary>
    /// <exception cref="ArgumentException">There are none, one is null or disposed of, or a name or tensor comes twice.</exception>
    public static List<NamedParameter> List(IEnumerable<(string Name, TorchParameter Parameter)> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        List<NamedParameter> result = [];
        Dictionary<nint, string> handles = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((string name, TorchParameter parameter) in parameters)
        {
            if (parameter is null || parameter.IsInvalid)
                throw new ArgumentException($"The parameter {name} is {(parameter is null ? "null" : "disposed of")}.");
            if (!names.Add(name))
                throw new ArgumentException($"Two parameters are called {name}.");
            if (!handles.TryAdd(parameter.Handle, name))
                throw new ArgumentException($"The parameters {handles[parameter.Handle]} and {name} are the same tensor: give it once.");
            result.Add(new NamedParameter(name, parameter));
        }

        // Tied weights as two tensors over one storage: an update of each would hit them twice.
        foreach (IGrouping<nint, NamedParameter> shared in result.Where(parameter => parameter.Shape.All(size => size > 0)).GroupBy(parameter => Native.NativeTensor.Data(parameter.Handle)).Where(shared => shared.Key != 0 && shared.Count() > 1))
            throw new ArgumentException($"The parameters {string.Join(" and ", shared.Select(parameter => parameter.Name))} share memory: give one of them.");
        return result.Count > 0 ? result : throw new ArgumentException("The optimizer is given no parameters.");
    }

    /// <summary>Names for parameters that have none: their places.</summary>
    public static IEnumerable<(string Name, TorchParameter Parameter)> Numbered(IEnumerable<TorchParameter> parameters, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Select((parameter, i) => (FormattableString.Invariant($"{prefix}{i}"), parameter));
    }
}
