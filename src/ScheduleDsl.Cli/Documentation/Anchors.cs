using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>Links as GitHub makes them of headings.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, int> used = [];

    public string Of(string heading)
    {
        string anchor = string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
        int before = used.GetValueOrDefault(anchor);
        used[anchor] = before + 1;
        return before == 0 ? anchor : $"{anchor}-{before}";
    }
}
