using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ScheduleDsl.LanguageTests;

/// <summary>Operands with the true result in two parts, as <c>Reference/make.py</c> wrote them.</summary>
internal static class ReferenceTable
{
    public static IEnumerable<(double[] Operands, double Nearest, double Missing)> Read(string name)
    {
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", name + ".txt")))
        {
            double[] numbers = line.Split(' ')
                .Select(word => BitConverter.UInt64BitsToDouble(ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
                .ToArray();
            yield return (numbers[..^2], numbers[^2], numbers[^1]);
        }
    }

    /// <summary>The largest error of a function over a table, in units in the last place of the true result, and where it is.</summary>
    public static (double Ulps, double[] Operands) LargestError(string name, Func<double[], double> function)
    {
        double largest = 0;
        double[] where = [];
        int count = 0;
        foreach ((double[] operands, double nearest, double missing) in Read(name))
        {
            count++;
            double ulp = Math.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest);
            double error = Math.Abs(function(operands) - nearest - missing) / ulp;
            // Written so that a NaN counts as the largest error.
            if (!(error <= largest))
                (largest, where) = (error, operands);
        }

        return count > 500 ? (largest, where) : throw new InvalidDataException($"{name}: only {count} lines");
    }
}
