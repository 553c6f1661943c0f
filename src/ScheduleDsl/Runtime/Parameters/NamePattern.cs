using System.IO.Enumeration;

namespace ScheduleDsl;

/// <summary>Parameter names by wildcard.</summary>
internal static class NamePattern
{
    // A backslash escapes in the platform's matcher; in a parameter's name it is a character like any other.
    public static bool IsMatch(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", System.StringComparison.Ordinal), name, ignoreCase: false);
}
