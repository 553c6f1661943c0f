using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Gives a state the type that states of its space have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeStateType)), Shared]
public sealed class ChangeStateType() : LanguageFix(FindingKind.StateType)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        string type = found.Argument(3);
        if (found.Around<VariableDeclarationSyntax>() is { Variables.Count: 1 } declaration)
            yield return found.Mend($"Make it a {type}", "type", found.Replace(declaration.Type.Span, type));
    }
}
