using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Gives a hyperparameter the type that numbers of rules have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeHyperType)), Shared]
public sealed class ChangeHyperType() : LanguageFix(FindingKind.HyperType)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        string? type = found.Argument(1) switch
        {
            "float" or "double" or "decimal" => "Scalar",
            "long" or "short" or "byte" or "uint" => "int",
            _ => null,
        };
        if (type is not null && found.Around<PropertyDeclarationSyntax>() is { } property)
            yield return found.Mend($"Make it {(type == "int" ? "an" : "a")} {type}", "type", found.Replace(property.Type.Span, type));
    }
}
