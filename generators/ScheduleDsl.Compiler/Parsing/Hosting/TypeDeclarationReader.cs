using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Parsing.Curves;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads where generated members go.</summary>
public static class TypeDeclarationReader
{
    /// <summary>The declaration, or null where members cannot be added: see <see cref="Obstacle"/>.</summary>
    public static TypeDeclaration? Read(INamedTypeSymbol type)
    {
        if (Obstacle(type) is not null)
            return null;
        return new TypeDeclaration(
            type.ContainingNamespace.IsGlobalNamespace ? "" : Namespace(type.ContainingNamespace),
            Outer(type).Reverse().Select(Header).ToEquatableArray(),
            Header(type),
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            Outer(type).Prepend(type).All(t => t.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal));
    }

    /// <summary>What keeps members from being added to the type; null where nothing does.</summary>
    public static Obstacle? Obstacle(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol part in Outer(type).Prepend(type))
        {
            if (part.TypeParameters.Length > 0)
                return new Obstacle($"'{part.Name}' is generic", IsReportedByParsers: false);
            if (part.IsFileLocal)
                return new Obstacle($"'{part.Name}' is visible in one file only", IsReportedByParsers: false);
            if (!IsPartial(part))
                return new Obstacle($"'{part.Name}' is not partial", IsReportedByParsers: true);
        }
        return Kind(type) ?? Taken(type);
    }

    private static Obstacle? Kind(INamedTypeSymbol type)
    {
        // The attributes are errors on anything but a class, which C# reports.
        if (type.TypeKind is not TypeKind.Class)
            return new Obstacle($"'{type.Name}' is no class", IsReportedByParsers: true);
        bool isSchedule = ScheduleParser.IsSchedule(type);
        string? kind = FrontEnd.Marks.Count(mark => type.Attribute(mark) is not null) > 1 ? "marked as two things: make it two classes"
            : !isSchedule && type.Attribute(DslNames.Optimizer) is null && type.Attribute(DslNames.Modifier) is null ? null
            : type.IsStatic ? "static, and it needs instances"
            : isSchedule && type.IsAbstract ? "abstract, and the registry makes instances"
            : isSchedule && type.IsRecord ? "a record, which cannot derive from Schedule"
            : null;
        return kind is null ? null : new Obstacle($"'{type.Name}' is {kind}", IsReportedByParsers: false);
    }

    /// <summary>A name that the generator adds, and that is there already.</summary>
    private static Obstacle? Taken(INamedTypeSymbol type)
    {
        IEnumerable<ISymbol> names = [];
        if (type.Attribute(DslNames.Optimizer) is not null)
        {
            names = type.GetMembers("CompiledKernel").Concat(RuleDeclarationReader.PartNames(type).SelectMany(name => type.GetMembers(name))).Concat(Overloads("Apply", 3 + FurtherInputs(type))).Concat(Overloads("For", 3));
            if (type.ContainingSymbol is INamespaceOrTypeSymbol scope)
                names = names.Concat(scope.GetTypeMembers(type.Name + "Settings", 0));
            if (CompositionParser.IsComposed(type))
                names = names.Concat(CompositionParser.HypersOf(type).SelectMany(h => type.GetMembers(h.Name)));
        }
        else if (type.Attribute(DslNames.Modifier) is not null)
        {
            names = type.GetMembers("CompiledKernel").Concat(PartCall.Names.SelectMany(name => type.GetMembers(name)));
        }
        else if (ScheduleParser.IsSchedule(type))
        {
            names = GeneralForm.PropertiesOf(type).Concat(["Peak", "Steps", "Length", "Fingerprint", "Properties"]).SelectMany(name => type.GetMembers(name))
                .Concat(Overloads("At", 1)).Concat(Overloads("Get", 1)).Concat(Overloads("With", 2));
        }
        ISymbol? taken = names.FirstOrDefault(m => !m.IsGenerated() && m.Locations.Any(l => l.IsInSource));
        return taken is null ? null : new Obstacle($"'{taken.Name}' exists already, and the generator adds one", IsReportedByParsers: false);

        IEnumerable<ISymbol> Overloads(string name, int parameters) => type.GetMembers(name)
            .Where(m => m is not IMethodSymbol method || method.Parameters.Length == parameters);
    }

    private static int FurtherInputs(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .FirstOrDefault(m => m.Attribute(DslNames.UpdateRule) is not null)?.Parameters.Count(p => p.Attribute(DslNames.Input) is not null) ?? 0;

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    private static TypeHeader Header(INamedTypeSymbol type) => new(
        (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "partial record struct",
            (true, _) => "partial record",
            (_, TypeKind.Struct) => "partial struct",
            (_, TypeKind.Interface) => "partial interface",
            _ => "partial class",
        },
        CSharpText.Identifier(type.Name));

    private static string Namespace(INamespaceSymbol space) => string.Join(".", space.ToDisplayParts()
        .Where(part => part.Symbol is INamespaceSymbol { IsGlobalNamespace: false })
        .Select(part => CSharpText.Identifier(part.Symbol!.Name)));
}

/// <summary>Why members cannot be added to a type.</summary>
public sealed record Obstacle(string Text, bool IsReportedByParsers);
