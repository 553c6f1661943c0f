using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads what the members around a rule's kernel are written from. It needs no body, so they exist where a body is wrong.</summary>
public static class RuleDeclarationReader
{
    /// <summary>The declaration, or null where members cannot be added to the type.</summary>
    public static RuleDeclaration? Read(INamedTypeSymbol type) => TypeDeclarationReader.Read(type) is { } declaration
        ? new RuleDeclaration(
            declaration,
            PropertyReader.Read(type, DslNames.Hyper),
            HyperParser.Parse(type, NoFindings.Instance),
            StateParser.Parse(type, NoFindings.Instance),
            UpdateMethod(type))
        : null;

    private static string? UpdateMethod(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method.Attribute(DslNames.UpdateRule) is not null
            && method is { IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Single, Parameters.Length: 2 }
            && method.Parameters.All(p => p is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Single }))
        .Select(method => CSharpText.Identifier(method.Name))
        .FirstOrDefault();
}
