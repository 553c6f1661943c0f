using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>What every DSL class has to be.</summary>
internal static class Declarations
{
    /// <summary>Reports each of the type and the types around it that the generator cannot add to.</summary>
    public static void RequirePartial(INamedTypeSymbol type, IFindings findings, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            bool isPartial = at.DeclaringSyntaxReferences
                .Select(r => r.GetSyntax(cancellation))
                .All(s => s is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!isPartial)
                findings.Report(FindingKind.NotPartial, at.Location(), at.Name);
        }
    }
}
