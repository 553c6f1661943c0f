using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>Documentation shows Python with the prompts of a session; blanks take their place, so that columns stay.</summary>
internal static partial class Prompts
{
    public static string Remove(string source)
    {
        string[] lines = source.Split('\n');
        if (!lines.Any(l => l.TrimStart().StartsWith(">>>", StringComparison.Ordinal)))
            return source;
        // What has no prompt is what the session printed.
        return string.Join('\n', lines.Select(l => Prompt().Match(l) is { Success: true } match ? new string(' ', match.Length) + l[match.Length..] : ""));
    }

    [GeneratedRegex(@"^\s*(>>>|\.\.\.)( |$)")]
    private static partial Regex Prompt();
}
