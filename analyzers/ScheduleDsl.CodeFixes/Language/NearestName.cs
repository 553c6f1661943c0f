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
        string? nearest = known.OrderBy(k => NameDistance.Between(name, k)).FirstOrDefault();
        string[] longer = [.. known.Where(k => name.Length > 2 && k.EndsWith(name, StringComparison.OrdinalIgnoreCase))];
        return nearest is not null && NameDistance.IsNear(name, nearest) ? nearest
            : longer.Length == 1 ? longer[0]
            : null;
    }
}
