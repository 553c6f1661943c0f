using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Marks a field that a rule uses as its state.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkState)), Shared]
public sealed class MarkState() : LanguageFix(FindingKind.NotAState)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Model.GetSymbolInfo(found.Node).Symbol is IFieldSymbol { IsStatic: false, IsReadOnly: false, Type.SpecialType: SpecialType.System_Single } symbol
            && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: null } variable
            && variable.Parent?.Parent is FieldDeclarationSyntax field
            && found.Document.Project.Solution.GetDocument(field.SyntaxTree) is { } document)
            yield return found.Mend("Make it a state", "state", new TextEdit(document.Id, new TextSpan(field.SpanStart, 0), "[State] "));
    }
}
