using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads what the members around a rule's kernel are written from. It needs no body, so they exist where a body is wrong.</summary>
public static class RuleDeclarationReader
{
    /// <summary>The declaration, or null where members cannot be added to the type.</summary>
    public static RuleDeclaration? Read(INamedTypeSymbol type)
    {
        if (TypeDeclarationReader.Read(type) is not { } declaration)
            return null;
        IMethodSymbol? update = UpdateMethod(type);
        return new RuleDeclaration(
            declaration,
            PropertyReader.Read(type, DslNames.Hyper),
            HyperParser.Parse(type, NoFindings.Instance),
            StateParser.Parse(type, NoFindings.Instance),
            update is null ? null : CSharpText.Identifier(update.Name),
            update is null ? EquatableArray<Input>.Empty : InputParser.Further(update, NoFindings.Instance));
    }

    // What Apply is handed must be what the method takes, to the last parameter.
    private static IMethodSymbol? UpdateMethod(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .FirstOrDefault(method => method.Attribute(DslNames.UpdateRule) is not null
            && method.ReturnType.SpecialType == SpecialType.System_Single
            && InputParser.Parse(method, RuleParser.Given, RuleParser.Given.Length, NoFindings.Instance) is { } inputs
            && inputs.Count == method.Parameters.Length);
}
