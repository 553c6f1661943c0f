using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.CodeFixes.Settings;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Takes a bound away that is not a number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveBound)), Shared]
public sealed class RemoveBound() : LanguageFix(FindingKind.BoundNotANumber)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Around<AttributeSyntax>() is { } attribute && ArgumentOwner.Written(attribute, found.Argument(0)) is not null)
            yield return found.Mend($"Take {found.Argument(0)} away", "bound", found.Set(attribute, found.Argument(0), null));
    }
}
