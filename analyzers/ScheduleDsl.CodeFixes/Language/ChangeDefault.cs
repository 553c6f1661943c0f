using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Writes a default as a value of its property's type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeDefault)), Shared]
public sealed class ChangeDefault() : LanguageFix(FindingKind.HyperDefault)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Around<AttributeSyntax>()?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals is null)?.Expression is not { } expression)
            yield break;
        string? value = (found.Argument(2), found.Model.GetConstantValue(expression).Value) switch
        {
            ("bool", 0 or 0.0 or 0f or "false") => "false",
            ("bool", 1 or 1.0 or 1f or "true") => "true",
            ("int", double number) when number == System.Math.Floor(number) && System.Math.Abs(number) <= int.MaxValue => NumberText.Written(number),
            _ => null,
        };
        if (value is not null)
            yield return found.Mend($"Write {value}", "default", found.Replace(expression.Span, value));
    }
}
