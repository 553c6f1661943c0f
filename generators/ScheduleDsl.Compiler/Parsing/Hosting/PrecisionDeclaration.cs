using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads what the runs of a recipe keep their numbers in.</summary>
internal static class PrecisionDeclaration
{
    private const string Rounded = "BFloat16";

    /// <summary>The initialiser of the recipe's precision; null where it does not say. What does not fit together is reported.</summary>
    public static string? Read(INamedTypeSymbol recipe, IFindings findings)
    {
        if (recipe.Attribute(DslNames.Precision) is not { } precision)
            return null;
        string weights = Member("Weights"), states = Member("States");
        string[] roundings = [.. new[] { "StochasticRounding", "CompensatedRounding" }.Where(name => precision.Named(name)?.Value is true)];
        string? problem = roundings.Length > 1 ? $"{roundings[0]} and {roundings[1]}: weights are rounded in one way"
            : roundings.Length > 0 && weights != Rounded ? $"{roundings[0]}, which is for weights of {Rounded}, and its weights are {weights}"
            : weights == "Float64" && states != "Float32" ? $"weights of Float64 and states of {states}: states are kept in less where loops compute in float"
            : null;
        if (problem is not null)
            findings.Report(FindingKind.PrecisionDoesNotFit, precision.LocationOr(recipe), recipe.Name, problem);
        IEnumerable<string> members = new[] { $"Weights = global::ScheduleDsl.ElementType.{weights}", $"States = global::ScheduleDsl.StatePrecision.{states}" }
            .Concat(roundings.Select(name => $"{name} = true"));
        return $"{{ {string.Join(", ", members)} }}";

        // Both begin with what is usual.
        string Member(string argument) => precision.Named(argument) is { Value: int value, Type: { } type }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.ConstantValue is int number && number == value)?.Name ?? "Float32"
            : "Float32";
    }
}
