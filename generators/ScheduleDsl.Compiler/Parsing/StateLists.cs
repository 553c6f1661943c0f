using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>A state of several numbers is as many states, <c>sums.0</c> and so on: nothing behind the front end knows lists.</summary>
internal static class StateLists
{
    private const int MostNumbers = 256;

    public static bool Is(ITypeSymbol? type) => type?.Is(DslNames.ScalarList) == true;

    /// <summary>How many numbers a field is declared with; 0 where it does not say.</summary>
    public static int Count(AttributeData attribute) => attribute.Named("Count")?.Value is int count ? count : 0;

    /// <summary>The name of one number.</summary>
    public static string NameOf(string list, int index) => list + "." + index.ToString(CultureInfo.InvariantCulture);

    public static IEnumerable<State> Expand(State list, int count) => Enumerable.Range(0, count).Select(i => list with { Name = NameOf(list.Name, i) });

    /// <summary>What is wrong with the count of a field, or null.</summary>
    public static string? Problem(IFieldSymbol field, AttributeData attribute) => (Is(field.Type), Count(attribute)) switch
    {
        (true, < 1) => "a list says how many numbers it has: Count = 6",
        (true, > MostNumbers) => $"a list has at most {MostNumbers} numbers",
        (false, not 0) => $"only a ScalarList has a Count, and this one is a {field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}",
        _ => null,
    };
}
