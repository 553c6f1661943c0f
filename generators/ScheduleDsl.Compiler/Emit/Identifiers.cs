using System.Collections.Generic;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Gives each value of a method a name of its own, close to the source's.</summary>
public sealed class Identifiers(IEnumerable<string> reserved)
{
    private readonly HashSet<string> taken = [.. reserved];

    public string Unique(string wish)
    {
        string stem = Camel(wish);
        string name = stem;
        for (int i = 2; !taken.Add(name); i++)
            name = stem + i;
        return name;
    }

    /// <summary>The same words with a small first letter, escaped where C# reserves the word.</summary>
    public static string Camel(string name)
    {
        string plain = name.TrimStart('_', '@');
        if (plain.Length == 0)
            return "value";
        string camel = char.ToLowerInvariant(plain[0]) + plain.Substring(1);
        return IsKeyword(camel) ? "@" + camel : camel;
    }

    private static bool IsKeyword(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;
}
