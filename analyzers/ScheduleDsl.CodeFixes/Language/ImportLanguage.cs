using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Imports the functions of the rule language.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImportLanguage)), Shared]
public sealed class ImportLanguage() : LanguageFix(FindingKind.FunctionNotImported)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        CompilationUnitSyntax unit = (CompilationUnitSyntax)found.Root;
        const string import = "using static ScheduleDsl.Language;";
        string newLine = unit.ToFullString().Contains("\r\n") ? "\r\n" : "\n";
        Edit edit = unit.Usings.LastOrDefault() is { } last
            ? found.Insert(last.Span.End, newLine + import)
            : found.Insert(unit.SpanStart, import + newLine);
        yield return found.Mend("Import the functions of the rule language", "import", edit);
    }
}
