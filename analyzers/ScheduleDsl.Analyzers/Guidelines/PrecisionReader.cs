using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads what a run keeps its numbers in, where settings are handed to it together with a table and options that the code writes out.</summary>
internal sealed class PrecisionReader(WrittenValues values, CreationReader creations)
{
    private const string Table = "ScheduleDsl.ParameterTable";
    private const string Options = "ScheduleDsl.RunOptions";
    private const string ElementType = "ScheduleDsl.ElementType";
    private const string StatePrecision = "ScheduleDsl.StatePrecision";

    /// <param name="settings">What makes the settings record.</param>
    /// <param name="compilation">The project.</param>
    public PrecisionFacts Of(IOperation settings, Compilation compilation)
    {
        IOperation outer = settings;
        while (outer.Parent is IConversionOperation)
            outer = outer.Parent;
        // AdamW.For(table, settings, options), settings.Check(table, options)
        if ((outer.Parent is IArgumentOperation argument ? argument.Parent : outer.Parent) is not IInvocationOperation invocation)
            return PrecisionFacts.Unknown;
        IOperation[] arguments = [.. invocation.Arguments.Where(a => a.ArgumentKind == ArgumentKind.Explicit).Select(a => WrittenValues.Plain(a.Value))];
        IOperation? table = arguments.FirstOrDefault(a => a.Type.Is(Table));
        IOperation? given = arguments.FirstOrDefault(a => a.Type.Is(Options));
        Creation? options = given is null ? null : creations.Of(values.Of(given));
        if (table is null || given is not null && options is null || options?.IsPartial == true)
            return PrecisionFacts.Unknown;
        bool keepsRest = Flag(options, "StochasticRounding") || Flag(options, "CompensatedRounding");
        return new PrecisionFacts(ElementOf(values.Of(table)) == "BFloat16" && !keepsRest, States(options, compilation))
        {
            // Where there are none, they would be one more argument.
            Options = new Place("RunOptions", options?.Site ?? invocation.Syntax.GetLocation()),
        };
    }

    // What nobody knows before the program runs may be set.
    private static bool Flag(Creation? options, string name) => options is not null && (options.Unknown.Contains(name) || options.Numbers.TryGetValue(name, out double value) && value != 0);

    private static string? States(Creation? options, Compilation compilation)
    {
        if (options is null || options.SiteOf("StatePrecisions") is not null || !options.Numbers.TryGetValue("StatePrecision", out double value))
            return null;
        return Member(compilation.GetTypeByMetadataName(StatePrecision), (int)value);
    }

    /// <summary>The element type in the arguments of what makes a table.</summary>
    private static string? ElementOf(IOperation table) => table switch
    {
        IObjectCreationOperation creation => ElementOf(creation.Arguments),
        IInvocationOperation made => ElementOf(made.Arguments),
        _ => null,
    };

    private static string? ElementOf(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(a => a.Value.Type.Is(ElementType))?.Value is { ConstantValue: { HasValue: true, Value: int value }, Type: { } type } ? Member(type, value) : null;

    private static string? Member(ITypeSymbol? type, int value) =>
        type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && f.ConstantValue is int number && number == value)?.Name;
}
