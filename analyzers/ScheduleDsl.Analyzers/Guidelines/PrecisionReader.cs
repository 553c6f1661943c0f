using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads what a run keeps its numbers in: where a table and options are handed over that the code writes out, and what a recipe says of it.</summary>
internal sealed class PrecisionReader(WrittenValues values, CreationReader creations, Compilation compilation)
{
    private const string Table = "ScheduleDsl.ParameterTable";
    private const string Options = "ScheduleDsl.RunOptions";
    private const string ElementType = "ScheduleDsl.ElementType";
    private const string StatePrecision = "ScheduleDsl.StatePrecision";
    private const string Rounded = "BFloat16";

    /// <summary>What the argument of a call is that has the options of the run; null where there is none.</summary>
    public IOperation? OptionsIn(IInvocationOperation call) => Argument(call, Options);

    /// <summary>The precision of a run that a call starts or checks.</summary>
    public PrecisionFacts Of(IInvocationOperation call)
    {
        IOperation? given = OptionsIn(call);
        Creation? options = given is null ? null : creations.Of(values.Of(given));
        if (Argument(call, Table) is not { } table || given is not null && options is null || options?.IsPartial == true)
            return PrecisionFacts.Unknown;
        return new PrecisionFacts(ElementOf(values.Of(table)) == Rounded && !KeepsRest(options), States(options, "StatePrecision"))
        {
            // Where there are none, they would be one more argument.
            Options = new Place("RunOptions", options?.Site ?? call.Syntax.GetLocation()),
        };
    }

    /// <summary>The precision of a run of a recipe: what its options do not say, the recipe does.</summary>
    public PrecisionFacts Of(IInvocationOperation call, PrecisionFacts recipe)
    {
        PrecisionFacts run = Of(call);
        if (recipe == PrecisionFacts.Unknown)
            return run;
        Creation? options = OptionsIn(call) is { } given ? creations.Of(values.Of(given)) : null;
        bool isKnown = OptionsIn(call) is null || options is { IsPartial: false };
        return recipe with { RoundsWeights = recipe.RoundsWeights && isKnown && !KeepsRest(options), States = options?.SiteOf("StatePrecision") is null ? recipe.States : run.States };
    }

    /// <summary>What <c>new Recipe(...) { Precision = new RecipePrecision { ... } }</c> says.</summary>
    public PrecisionFacts OfRecipe(WrittenRecipe recipe)
    {
        if (recipe.Given("Precision") is not { } given || creations.Of(values.Of(given)) is not { IsPartial: false } precision)
            return PrecisionFacts.Unknown;
        bool isRounded = precision.Numbers.TryGetValue("Weights", out double weights) && Member(compilation.GetTypeByMetadataName(ElementType), (int)weights) == Rounded;
        return new PrecisionFacts(isRounded && !KeepsRest(precision), States(precision, "States")) { Options = new Place("RecipePrecision", precision.Site) };
    }

    /// <summary>What <c>[Precision(...)]</c> says of a recipe.</summary>
    public static PrecisionFacts Of(INamedTypeSymbol recipe)
    {
        if (recipe.Attribute(DslNames.Precision) is not { } precision)
            return PrecisionFacts.Unknown;
        bool keepsRest = precision.Named("StochasticRounding")?.Value is true || precision.Named("CompensatedRounding")?.Value is true;
        return new PrecisionFacts(Named("Weights") == Rounded && !keepsRest, Named("States")) { Options = new Place("Precision", precision.LocationOr(recipe)) };

        string? Named(string argument) => precision.Named(argument) is { Value: int value, Type: { } type } ? Member(type, value) : null;
    }

    private static IOperation? Argument(IInvocationOperation call, string type) =>
        call.Arguments.Where(a => a.ArgumentKind == ArgumentKind.Explicit).Select(a => WrittenValues.Plain(a.Value)).FirstOrDefault(a => a.Type.Is(type));

    private static bool KeepsRest(Creation? options) => Flag(options, "StochasticRounding") || Flag(options, "CompensatedRounding");

    // What nobody knows before the program runs may be set.
    private static bool Flag(Creation? options, string name) => options is not null && (options.Unknown.Contains(name) || options.Numbers.TryGetValue(name, out double value) && value != 0);

    private string? States(Creation? options, string name)
    {
        if (options is null || options.SiteOf("StatePrecisions") is not null || !options.Numbers.TryGetValue(name, out double value))
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

    private static string? ElementOf(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(a => a.Value.Type.Is(ElementType))?.Value is { ConstantValue: { HasValue: true, Value: int value }, Type: { } type } ? Member(type, value) : null;

    private static string? Member(ITypeSymbol? type, int value) =>
        type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && f.ConstantValue is int number && number == value)?.Name;
}
