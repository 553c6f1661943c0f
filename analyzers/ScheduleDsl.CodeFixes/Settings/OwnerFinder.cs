using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.CodeFixes.Settings;

/// <summary>Finds what holds a setting, from the place that a guideline names: the setting's own, or that of the whole that it belongs to.</summary>
internal sealed class OwnerFinder(Solution solution, CancellationToken cancellation)
{
    private const string RunOptions = "ScheduleDsl.RunOptions";
    private static readonly Regex PhaseSetting = new("^(Warmup|Hold|Decay|Cooldown|Anneal|Drops)([0-9]*)([A-Z].*)$", RegexOptions.CultureInvariant);

    /// <summary>The edits that write a setting, most often one; empty where it is not written in a way that can be changed.</summary>
    /// <param name="at">The place.</param>
    /// <param name="name">The setting.</param>
    /// <param name="value">Its value; null to take it away.</param>
    public async Task<IReadOnlyList<SettingEdit>> FindAsync(Location at, string name, string? value)
    {
        if (solution.GetDocument(at.SourceTree) is not { } document
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return [];
        SettingEdit[] Edits(SettingOwner? owner) => owner is null ? [] : [new SettingEdit(document.Id, owner, name, value)];
        switch (root.FindNode(at.SourceSpan, getInnermostNodeForTie: true))
        {
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ExpressionSyntax whole } }:
                return Edits(Initializer(whole, name, value));
            case ExpressionSyntax whole when whole is BaseObjectCreationExpressionSyntax or WithExpressionSyntax:
                return Edits(Initializer(whole, name, value));
            case InvocationExpressionSyntax call:
                return Edits(value is null ? null : Call(call, model));
            case AttributeSyntax attribute when Is(attribute, "Plan") || Is(attribute, "Precision"):
                return Edits(new ArgumentOwner(attribute));
            case AttributeSyntax attribute when Is(attribute, "Recipe"):
                return Edits(Text(attribute, name, value));
            case AttributeSyntax attribute when Is(attribute, "Follow"):
                return attribute.DescendantNodes().OfType<TypeOfExpressionSyntax>().FirstOrDefault() is { } named && model.GetTypeInfo(named.Type, cancellation).Type is INamedTypeSymbol followed
                    ? Declared(followed, name, value)
                    : [];
            case TypeDeclarationSyntax declaration:
                return model.GetDeclaredSymbol(declaration, cancellation) is { } type ? Declared(type, name, value) : [];
            default:
                return [];
        }
    }

    // Of what is made of another object, taking a setting away leaves the other's, which is not known.
    private static InitializerOwner? Initializer(ExpressionSyntax whole, string name, string? value)
    {
        InitializerOwner owner = new(whole);
        return value is null && (whole is WithExpressionSyntax || owner.Written(name) is null) ? null : owner;
    }

    // A hyperparameter that follows a schedule cannot have a number beside it.
    private static TextOwner? Text(AttributeSyntax recipe, string name, string? value) => TextOwner.Of(recipe) is { } owner
        && (value is null ? owner.Has(name) : !AttributesBeside(recipe).Any(a => Is(a, "Follow") && a.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } hyper && Says(hyper, name)))
            ? owner
            : null;

    private static bool Says(ExpressionSyntax expression, string name) => expression is LiteralExpressionSyntax literal
        ? literal.Token.ValueText == name
        : expression is InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } && argument.ToString().Split('.').Last() == name;

    private static IEnumerable<AttributeSyntax> AttributesBeside(AttributeSyntax attribute) =>
        attribute.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.AttributeLists.SelectMany(l => l.Attributes) ?? [];

    private CallOwner? Call(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || method.Parameters.FirstOrDefault(p => p.Type.Is(RunOptions)) is not { } options)
            return null;
        ArgumentListSyntax arguments = call.ArgumentList;
        bool isNext = arguments.Arguments.Count == options.Ordinal && arguments.Arguments.All(a => a.NameColon is null);
        SymbolInfo plain = model.GetSpeculativeSymbolInfo(call.SpanStart, SyntaxFactory.ParseTypeName("RunOptions"), SpeculativeBindingOption.BindAsTypeOrNamespace);
        return new CallOwner(arguments, plain.Symbol is ITypeSymbol type && type.Is(RunOptions) ? "RunOptions" : RunOptions, isNext ? null : options.Name);
    }

    /// <summary>The setting of a schedule class: an argument of one of its attributes, or the default of a parameter.</summary>
    private List<SettingEdit> Declared(INamedTypeSymbol type, string name, string? value)
    {
        List<SettingEdit> edits = [];
        TypeDeclarationSyntax[] parts = [.. type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().Where(p => solution.GetDocument(p.SyntaxTree) is not null)];
        if (value is null)
            return edits;
        foreach (ParameterSyntax parameter in parts.SelectMany(p => p.Members).OfType<MethodDeclarationSyntax>()
            .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => Is(a, "Schedule"))).SelectMany(m => m.ParameterList.Parameters))
        {
            string own = parameter.Identifier.ValueText;
            if (own.Length > 0 && char.ToUpperInvariant(own[0]) + own.Substring(1) == name)
                edits.Add(Edit(parameter, new ParameterOwner(parameter)));
        }
        if (edits.Count > 0)
            return edits;
        AttributeSyntax[] attributes = [.. parts.SelectMany(p => p.AttributeLists).SelectMany(l => l.Attributes)];
        (AttributeSyntax? holder, string argument) = Argument(attributes, name);
        if (holder is not null)
            edits.Add(Edit(holder, new ArgumentOwner(holder), argument));
        return edits;

        SettingEdit Edit(SyntaxNode node, SettingOwner owner, string? written = null) => new(solution.GetDocument(node.SyntaxTree)!.Id, owner, written ?? name, value);
    }

    // WarmupSteps is Steps of [Warmup], Decay2Floor that of the second [Decay]; what is no phase's is the schedule's, or its plan's.
    private static (AttributeSyntax? Holder, string Argument) Argument(AttributeSyntax[] attributes, string name)
    {
        Match phase = PhaseSetting.Match(name);
        if (phase.Success)
        {
            int ordinal = phase.Groups[2].Length == 0 ? 1 : int.Parse(phase.Groups[2].Value, CultureInfo.InvariantCulture);
            if (attributes.Where(a => Is(a, phase.Groups[1].Value)).Skip(ordinal - 1).FirstOrDefault() is { } holder)
                return (holder, phase.Groups[3].Value);
        }
        AttributeSyntax? schedule = attributes.FirstOrDefault(a => Is(a, "Schedule"));
        AttributeSyntax? plan = attributes.FirstOrDefault(a => Is(a, "Plan") && ArgumentOwner.Written(a, name) is not null);
        return (schedule is not null && ArgumentOwner.Written(schedule, name) is null && plan is not null ? plan : schedule, name);
    }

    /// <summary>Whether an attribute is written by a name, with or without its namespace and its ending.</summary>
    public static bool Is(AttributeSyntax attribute, string name)
    {
        NameSyntax written = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name;
        string last = written is SimpleNameSyntax simple ? simple.Identifier.ValueText : written.ToString();
        return last == name || last == name + "Attribute";
    }
}
