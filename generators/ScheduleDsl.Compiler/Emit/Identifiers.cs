using System.Collections.Generic;
using System.Linq;

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

    /// <summary>The same words with a small first letter, escaped where C# reserves the word; a dot starts another word.</summary>
    public static string Camel(string name)
    {
        string plain = string.Concat(name.Split('.').Select((word, i) => word.TrimStart('_', '@') is var rest && i > 0 && rest.Length > 0
            ? char.ToUpperInvariant(rest[0]) + rest.Substring(1)
            : rest));
        if (plain.Length == 0)
            return "value";
        string camel = char.ToLowerInvariant(plain[0]) + plain.Substring(1);
        return IsKeyword(camel) ? "@" + camel : camel;
    }

    /// <summary>A name as part of an identifier: <c>row:0</c> is row0, <c>Ema.average</c> is EmaAverage.</summary>
    public static string Plain(string name)
    {
        string[] parts = name.Split(['.', ':'], System.StringSplitOptions.RemoveEmptyEntries);
        return parts[0] + string.Concat(System.Linq.Enumerable.Select(System.Linq.Enumerable.Skip(parts, 1), Capital));
    }

    /// <summary>The same with a large first letter.</summary>
    public static string Capital(string name)
    {
        string plain = name.IndexOfAny(['.', ':']) >= 0 ? Plain(name) : name;
        return char.ToUpperInvariant(plain[0]) + plain.Substring(1);
    }

    private static bool IsKeyword(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;
}
