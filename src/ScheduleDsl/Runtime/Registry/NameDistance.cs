using System;

namespace ScheduleDsl;

/// <summary>How far a mistyped name is from a known one.</summary>
internal static class NameDistance
{
    /// <summary>Levenshtein distance, ignoring case.</summary>
    public static int Between(string from, string to)
    {
        int[] row = new int[to.Length + 1];
        for (int j = 0; j < row.Length; j++)
            row[j] = j;
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

    /// <summary>Whether the one is likely to be meant by the other.</summary>
    public static bool IsNear(string name, string known) => Between(name, known) <= Math.Max(2, known.Length / 3);
}
