using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>The known name that somebody who mistyped most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest name, else the only one that ends with it; null where there is none.</summary>
    public static string? Of(string name, IReadOnlyCollection<string> known)
    {
        string? nearest = known.OrderBy(k => Distance(name, k)).FirstOrDefault();
        string[] longer = [.. known.Where(k => name.Length > 2 && k.EndsWith(name, StringComparison.OrdinalIgnoreCase))];
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, nearest.Length / 3) ? nearest
            : longer.Length == 1 ? longer[0]
            : null;
    }

    // Levenshtein distance, ignoring case.
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
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
