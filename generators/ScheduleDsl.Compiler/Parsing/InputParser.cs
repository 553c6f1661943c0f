using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reads the parameters of a method that a step calls: what it is always handed comes first, then what is marked <c>[Input]</c>.</summary>
public static class InputParser
{
    // What the generator adds has parameters of its own by these names.
    private static readonly HashSet<string> Taken = ["parameter", "before", "after", "gradient", "step"];

    /// <summary>The further inputs of a method; those that are wrong are reported and left out.</summary>
    public static EquatableArray<Input> Further(IMethodSymbol method, IFindings findings)
    {
        List<Input> inputs = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Attribute(DslNames.Input) is not { } attribute)
                continue;
            string name = NameOf(parameter);
            string? problem = parameter.RefKind != RefKind.None ? "it is passed by reference"
                : Kind(parameter.Type) is null ? $"its type is '{parameter.Type.ToDisplayString()}': one value for each weight is a float, one for the run a Scalar"
                : !SyntaxFacts.IsValidIdentifier(name) ? $"'{name}' is no name in C#, and Apply gets a parameter of that name"
                : Taken.Contains(name) ? $"'{name}' is what every step has already: give it another name"
                : inputs.Any(i => i.Name == name) ? "there is another input of that name"
                : null;
            bool isOptional = attribute.Named("IsOptional")?.Value is true;
            if (problem is null && isOptional && Kind(parameter.Type) != InputKind.Scalar)
                problem = "there is one number for each weight, and only a Scalar may be left out";
            if (problem is not null && parameter.Type.TypeKind != TypeKind.Error)
                findings.Report(FindingKind.WrongInput, parameter.Location(), parameter.Name, problem);
            Expression? when = When(method.ContainingType, parameter, attribute, findings);
            if (problem is null && Kind(parameter.Type) is { } kind)
                inputs.Add(new Input(name, kind == InputKind.Scalar ? IrType.Float64 : IrType.Float32, kind) { When = when, IsOptional = isOptional });
        }
        return inputs.ToEquatableArray();
    }

    /// <summary>
    /// All inputs of a method in the order of its parameters, which must start with some of <paramref name="given"/>; null where they do not.
    /// </summary>
    /// <param name="least">How many of the given ones may not be left out.</param>
    public static EquatableArray<Input>? Parse(IMethodSymbol method, IReadOnlyList<InputKind> given, int least, IFindings findings)
    {
        IParameterSymbol[] own = [.. method.Parameters.TakeWhile(p => p.Attribute(DslNames.Input) is null)];
        bool fits = !method.IsGenericMethod && !method.IsAsync && !method.ReturnsByRef && !method.ReturnsByRefReadonly
            && own.Length >= least && own.Length <= given.Count
            && own.All(p => p.Type.SpecialType == SpecialType.System_Single && p.RefKind == RefKind.None)
            && method.Parameters.Skip(own.Length).All(p => p.Attribute(DslNames.Input) is not null);
        if (!fits)
            return null;
        return own.Select((p, i) => new Input(p.Name, IrType.Float32, given[i])).Concat(Further(method, findings)).ToEquatableArray();
    }

    /// <summary>What the input is called where a run is handed it.</summary>
    public static string NameOf(IParameterSymbol parameter) =>
        parameter.Attribute(DslNames.Input)?.Named("Name")?.Value as string ?? parameter.Name;

    /// <summary>Binds the members that say whether inputs exist.</summary>
    internal static void RequireMembers(IMethodSymbol method, FunctionTable functions, BindingContext context)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Attribute(DslNames.Input)?.Named("When")?.Value is string name && NamedMembers.Condition(method.ContainingType, name) is not null)
                NamedMembers.Require(method.ContainingType, name, functions, context, FindingKind.UnknownWhen, name, method.ContainingType.Name);
        }
    }

    private static InputKind? Kind(ITypeSymbol type) => type.SpecialType == SpecialType.System_Single ? InputKind.Element
        : type.Is(DslNames.Scalar) ? InputKind.Scalar
        : null;

    private static Expression? When(INamedTypeSymbol type, IParameterSymbol parameter, AttributeData attribute, IFindings findings)
    {
        if (attribute.Named("When")?.Value is not string name)
            return null;
        Expression? condition = NamedMembers.Condition(type, name);
        if (condition is null)
            findings.Report(FindingKind.UnknownWhen, attribute.LocationOr(parameter), name, type.Name);
        return condition;
    }
}
