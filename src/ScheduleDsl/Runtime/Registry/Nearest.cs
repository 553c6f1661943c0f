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
        string nearest = names.MinBy(candidate => NameDistance.Between(name, candidate))!;
        return NameDistance.IsNear(name, nearest)
            ? $"; did you mean {nearest}?"
            : names.Length <= 12 ? $"; known are {string.Join(", ", names)}." : $"; the nearest is {nearest}.";
    }
}
