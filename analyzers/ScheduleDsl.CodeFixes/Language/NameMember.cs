using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Names the member that was most likely meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameMember)), Shared]
public sealed class NameMember() : LanguageFix(FindingKind.UnknownWhen, FindingKind.UnknownInitialFrom)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        string name = found.Argument(0);
        if (found.Around<TypeDeclarationSyntax>() is not { } declaration || found.Model.GetDeclaredSymbol(declaration) is not INamedTypeSymbol type)
            yield break;
        bool isCondition = found.Diagnostic.Id == FindingKind.UnknownWhen.Id;
        string[] known =
        [
            .. type.GetMembers().OfType<IPropertySymbol>()
                .Where(p => isCondition ? p.Type.SpecialType == SpecialType.System_Boolean : p.Type.Is(DslNames.Scalar)).Select(p => p.Name),
        ];
        if (NearestName.Of(name, known) is { } nearest && found.Texts.FirstOrDefault(t => t.Token.ValueText == name) is { } text)
            yield return found.Mend($"Name {nearest}", "name", found.Replace(text.Span, $"nameof({nearest})"));
    }
}
