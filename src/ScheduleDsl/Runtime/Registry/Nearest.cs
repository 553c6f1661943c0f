using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>The known name that somebody who mistyped most likely meant.</summary>
internal static class Nearest
{
    /// <summary>The end of a message about an unknown name: the nearest known one, or all of them where none is near.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        string[] names = known.Distinct().OrderBy(n => n, StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
            return ": there are none.";
        string nearest = names.MinBy(candidate => Distance(name, candidate))!;
        return Distance(name, nearest) <= Math.Max(2, nearest.Length / 3)
            ? $"; did you mean {nearest}?"
            : names.Length <= 12 ? $"; known are {string.Join(", ", names)}." : $"; the nearest is {nearest}.";
    }

    /// <summary>Levenshtein distance, ignoring case.</summary>
    public static int Distance(string from, string to)
    {
        int[] row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
