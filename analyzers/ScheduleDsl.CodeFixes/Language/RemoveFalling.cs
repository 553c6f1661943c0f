using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.CodeFixes.Settings;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>No longer says of a profile that it falls.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFalling)), Shared]
public sealed class RemoveFalling() : LanguageFix(FindingKind.FallingProfileRises)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Around<AttributeSyntax>() is not { ArgumentList: { } list } attribute || ArgumentOwner.Written(attribute, "Falling") is null)
            yield break;
        yield return found.Mend("Do not declare it falling", "falling",
            list.Arguments.Count == 1 ? found.Replace(list.Span, "") : found.Set(attribute, "Falling", null));
    }
}
