using System;
using System.Linq;

namespace ScheduleDsl.Modifiers.Tests;

/// <summary>Tables of odd lengths, with numbers that follow from a seed.</summary>
internal static class Tables
{
    public static readonly (string Name, int[] Shape)[] Tensors = [("a", [37]), ("b", [3, 5]), ("c", [2, 701]), ("d", [1])];

    public static ParameterTable New(ElementType type = ElementType.Float32, ElementType? gradients = null) =>
        ParameterTable.CreateArena(type, gradients ?? type, Tensors);

    public static void FillWeights(ParameterTable table)
    {
        Random random = new(7);
        foreach (Parameter parameter in table)
        {
            foreach (ref float value in parameter.Values)
                value = random.NextSingle() - 0.5f;
        }
    }

    public static void FillGradients(ParameterTable table, int step)
    {
        Random random = new(100 + step);
        foreach (Parameter parameter in table)
        {
            for (int i = 0; i < parameter.Length; i++)
                Set(parameter, i, 1000 * (random.NextSingle() - 0.5f));
        }
    }

    public static float[] Weights(ParameterTable table) => [.. table.SelectMany(parameter => parameter.Values.ToArray())];

    public static float[] Gradients(ParameterTable table) => [.. table.SelectMany(parameter => table.GradientType switch
    {
        ElementType.BFloat16 => parameter.GradientsAs<BFloat16>().ToArray().Select(value => (float)value),
        ElementType.Float16 => parameter.GradientsAs<Half>().ToArray().Select(value => (float)value),
        _ => parameter.Gradients.ToArray(),
    })];

    private static void Set(Parameter parameter, int i, float value)
    {
        if (parameter.GradientType == ElementType.BFloat16)
            parameter.GradientsAs<BFloat16>()[i] = (BFloat16)value;
        else if (parameter.GradientType == ElementType.Float16)
            parameter.GradientsAs<Half>()[i] = (Half)value;
        else
            parameter.Gradients[i] = value;
    }
}
