using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.CodeFixes.Settings;

/// <summary>Attaches a modifier that checks gradients to an optimizer that only takes the scale of the loss out of them, where there is one such modifier to choose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttachCheck)), Shared]
public sealed class AttachCheck : MendProvider
{
    // The member of RuleTraits by which a modifier says that it checks.
    private const int Checks = 64;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SDL268"];

    internal override async Task<IReadOnlyList<Mend>> MendsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || LastPart(type) is not { Parent: AttributeListSyntax list } last
            || Checking(model.Compilation) is not [var check])
            return [];

        // A list of its own where the last one has its own, and in the manner of the lists around it.
        string attribute = $"With<{check.ToMinimalDisplayString(model, last.SpanStart)}>";
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        bool isOnItsOwnLine = text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart)).Trim().Length == 0 && text.ToString(TextSpan.FromBounds(list.Span.End, line.End)).Trim().Length == 0;
        string before = isOnItsOwnLine ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart)) : " ";
        TextEdit edit = list.Attributes.Count > 1
            ? new TextEdit(document.Id, new TextSpan(last.Span.End, 0), $", {attribute}")
            : new TextEdit(document.Id, new TextSpan(list.Span.End, 0), $"{before}[{attribute}]");
        return [new Mend($"Attach {check.Name}", "attach", [edit])];
    }

    private static AttributeSyntax? LastPart(TypeDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(l => l.Attributes).LastOrDefault(a => OwnerFinder.Is(a, "With") || OwnerFinder.Is(a, "Compose"));

    /// <summary>The modifiers that check gradients: of the project, and of what it refers to by the library and its extensions.</summary>
    private static IReadOnlyList<INamedTypeSymbol> Checking(Compilation compilation) =>
    [
        .. compilation.SourceModule.ReferencedAssemblySymbols.Where(a => a.Name == "ScheduleDsl" || a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "ScheduleDsl")))
            .Append(compilation.Assembly).SelectMany(a => Types(a.GlobalNamespace))
            .Where(t => t.Attribute(DslNames.Modifier)?.Named("Traits")?.Value is int traits && (traits & Checks) != 0 && compilation.IsSymbolAccessibleWithin(t, compilation.Assembly)),
    ];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
