using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing.Tests.Order;

/// <summary>Numbers to select from.</summary>
internal static class Cases
{
    public static IEnumerable<string> Kinds => ["spread", "ties", "infinite", "zeros", "close"];

    public static float[] Numbers(string kind, int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => kind switch
        {
            "spread" => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30))),
            "ties" => random.Next(-3, 4) * 0.25f,
            "infinite" => random.Next(4) switch { 0 => float.PositiveInfinity, 1 => float.NegativeInfinity, _ => random.NextSingle() - 0.5f },
            "zeros" => random.Next(5) switch { 0 => 0f, 1 => -0f, 2 => float.Epsilon, 3 => -float.Epsilon, _ => -0f },
            // Neighbours in all but the last bits of one digit.
            _ => 1 + random.Next(64) * 1.1920929e-7f,
        })];
    }

    /// <summary>What numpy.quantile does: the numbers in order, and a straight line between neighbours.</summary>
    public static float Quantile(float[] numbers, double q)
    {
        if (numbers.Any(float.IsNaN))
            return float.NaN;
        float[] sorted = Sorted(numbers);
        double place = q * (sorted.Length - 1);
        int low = (int)place;
        if (place == low || sorted[low] == sorted[low + 1])
            return sorted[low];
        return (float)(((1 - (place - low)) * sorted[low]) + ((place - low) * sorted[low + 1]));
    }

    public static float KthLargest(float[] numbers, int k) => numbers.Any(float.IsNaN) ? float.NaN : Sorted(numbers)[^k];

    public static ParameterTable Table(int seed, params (string Name, int[] Shape)[] tensors)
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, tensors);
        Random random = new(seed);
        foreach (Parameter parameter in table)
        {
            foreach (ref float value in parameter.Values)
                value = random.NextSingle() - 0.5f;
        }

        return table;
    }

    public static void FillGradients(ParameterTable table, string kind, int seed)
    {
        foreach (Parameter parameter in table)
            Numbers(kind, parameter.Gradients.Length, seed++).CopyTo(parameter.Gradients);
    }

    // Arrays sort -0 and +0 as equal.
    private static float[] Sorted(float[] numbers) => [.. numbers.OrderBy(x => x).ThenBy(x => float.IsNegative(x) ? 0 : 1)];
}
