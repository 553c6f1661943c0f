using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <content>Copies of the weights in another type.</content>
public sealed partial class ParameterTable
{
    /// <summary>Copies all weights into the tensors of the same names of another table, rounded to the nearest numbers of its type.</summary>
    /// <exception cref="ArgumentException">The other table lacks a tensor, or has one of another length; nothing has been copied.</exception>
    /// <exception cref="ObjectDisposedException">A table has been disposed of.</exception>
    public void CopyValuesTo(ParameterTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        ObjectDisposedException.ThrowIf(other.IsDisposed, other);
        string[] problems = [.. parameters.Where(p => !other.Has(p.Name)).Select(p => $"it lacks {p}"),
            .. parameters.Where(p => other.Has(p.Name) && other[p.Name].Length != p.Length).Select(p => $"{p} has {p.Length} weights, and there it is {other[p.Name]} with {other[p.Name].Length}")];
        if (problems.Length > 0)
            throw new ArgumentException($"The weights do not fit the other table: {string.Join("; ", problems)}.");
        foreach (Parameter parameter in parameters)
            Copy(parameter, other[parameter.Name]);
    }

    private static void Copy(Parameter from, Parameter to)
    {
        switch (from.ElementType)
        {
            case ElementType.Float32:
                Copy<float>(from, to);
                break;
            case ElementType.Float64:
                Copy<double>(from, to);
                break;
            case ElementType.BFloat16:
                Copy<BFloat16>(from, to);
                break;
            default:
                Copy<Half>(from, to);
                break;
        }
    }

    private static void Copy<TFrom>(Parameter from, Parameter to)
        where TFrom : unmanaged
    {
        ReadOnlySpan<TFrom> source = from.ValuesAs<TFrom>();
        switch (to.ElementType)
        {
            case ElementType.Float32:
                Convert(source, to.ValuesAs<float>(), wide => (float)wide);
                break;
            case ElementType.Float64:
                Convert(source, to.ValuesAs<double>(), wide => wide);
                break;
            case ElementType.BFloat16:
                Convert(source, to.ValuesAs<BFloat16>(), wide => (BFloat16)(float)wide);
                break;
            default:
                Convert(source, to.ValuesAs<Half>(), wide => (Half)wide);
                break;
        }
    }

    private static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to, Func<double, TTo> narrow)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = narrow(Widen(from[i]));
    }

    private static double Widen<T>(T value) => value switch
    {
        float single => single,
        double number => number,
        BFloat16 half => (float)half,
        Half half => (double)half,
        _ => throw new NotSupportedException(typeof(T).Name),
    };
}
