using System;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>Floats as tables of less than float hold them: to the nearest, ties to even. Written without the library's own conversions.</summary>
internal static class NarrowNumbers
{
    /// <summary>The nearest number of a type, as a float.</summary>
    public static float Round(ElementType type, float x) => type switch
    {
        ElementType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)UpperHalf(x) << 16),
        ElementType.Float16 => (float)(Half)x,
        _ => x,
    };

    public static void Round(ElementType type, Span<float> numbers)
    {
        foreach (ref float number in numbers)
            number = Round(type, number);
    }

    /// <summary>A table of a type with the tensors of a float table; its weights are rounded.</summary>
    public static ParameterTable Copy(ParameterTable floats, ElementType type)
    {
        ParameterTable table = ParameterTable.CreateArena(type, type, [.. floats.Select(p => (p.Name, p.Shape.ToArray()))]);
        foreach (Parameter parameter in floats)
        {
            float[] weights = parameter.Values.ToArray();
            if (type == ElementType.Float32)
                weights.CopyTo(table[parameter.Name].Values);
            else if (type == ElementType.BFloat16)
                BFloat16s(weights).CopyTo(table[parameter.Name].ValuesAs<BFloat16>());
            else
                Halves(weights).CopyTo(table[parameter.Name].ValuesAs<Half>());
        }
        return table;
    }

    /// <summary>A tensor's weights as floats.</summary>
    public static float[] Weights(Parameter parameter) => parameter.ElementType switch
    {
        ElementType.BFloat16 => Array.ConvertAll(parameter.ValuesAs<BFloat16>().ToArray(), x => BitConverter.UInt32BitsToSingle((uint)x.Bits << 16)),
        ElementType.Float16 => Array.ConvertAll(parameter.ValuesAs<Half>().ToArray(), x => (float)x),
        _ => parameter.Values.ToArray(),
    };

    public static void SetGradients(Parameter parameter, ReadOnlySpan<float> gradients)
    {
        if (parameter.GradientType == ElementType.Float32)
            gradients.CopyTo(parameter.Gradients);
        else if (parameter.GradientType == ElementType.BFloat16)
            BFloat16s(gradients.ToArray()).CopyTo(parameter.GradientsAs<BFloat16>());
        else
            Halves(gradients.ToArray()).CopyTo(parameter.GradientsAs<Half>());
    }

    public static void SetInput(ParameterTable table, string parameter, string input, float[] numbers)
    {
        if (table.GradientType == ElementType.Float32)
            table.SetInput(parameter, input, numbers);
        else if (table.GradientType == ElementType.BFloat16)
            table.SetInput(parameter, input, BFloat16s(numbers));
        else
            table.SetInput(parameter, input, Halves(numbers));
    }

    private static BFloat16[] BFloat16s(float[] numbers) => Array.ConvertAll(numbers, x => new BFloat16(UpperHalf(x)));

    private static Half[] Halves(float[] numbers) => Array.ConvertAll(numbers, x => (Half)x);

    private static ushort UpperHalf(float x)
    {
        uint bits = BitConverter.SingleToUInt32Bits(x);
        return float.IsNaN(x) ? (ushort)((bits >> 16) | 0x40) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
