using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Compiles an <c>[Optimizer]</c> class that is composed of a rule and modifiers, which come from this project or packed from another.</summary>
public static class CompositionParser
{
    /// <summary>Whether the class has no rule of its own.</summary>
    public static bool IsComposed(INamedTypeSymbol type) => type.GenericAttributes(DslNames.Compose).Any();

    /// <summary>Returns null where anything is wrong, after everything that is has been reported.</summary>
    public static Rule? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        BindingContext context = new(bodies, findings, cancellation);
        Declarations.RequirePartial(type, context, cancellation);
        CheckMembers(type, context);
        CheckOrder(type, context);
        GuidelineReader.Check(type, context);
        FallbackReader.Read(type, context);
        IReadOnlyList<ComposedType> modifiers = [.. Modifiers(type)];
        if (RuleOf(type) is not { } of)
            return null;
        Rule? rule = ReadRule(type, of, bodies, context);
        List<Attachment> attachments = [];
        foreach (ComposedType attached in modifiers)
        {
            if (ReadModifier(type, attached, bodies, context) is { } modifier)
                attachments.Add(new Attachment(modifier, attached.Prefix));
        }
        if (rule is null || context.Failed)
            return null;
        try
        {
            Rule composed = Compose.Run(rule, attachments, type.FullName());
            composed = composed with { Hypers = WithDefaults(type, composed.Hypers, context) };
            return context.Failed ? null : composed;
        }
        catch (CompositionException problem)
        {
            ComposedType part = modifiers.LastOrDefault(m => m.Prefix == problem.Attached) ?? of;
            context.Report(FindingKind.CannotCompose, part.Attribute.LocationOr(type), type.Name, problem.Message);
            return null;
        }
    }

    /// <summary>The hypers of any optimizer or modifier, from its declaration alone: what is wrong is left out.</summary>
    public static EquatableArray<Hyper> HypersOf(INamedTypeSymbol type)
    {
        switch (PackedUnits.Read(type, NoFindings.Instance, Location.None))
        {
            case Rule rule: return rule.Hypers;
            case Modifier modifier: return modifier.Hypers;
        }
        if (!IsComposed(type))
            return HyperParser.Parse(type, NoFindings.Instance);
        IEnumerable<Hyper> hypers = Parts(type).SelectMany(part => HypersOf(part.Type).Where(h => !h.IsOfRule).Select(h => h with { Name = part.Prefix + h.Name }));
        return WithDefaults(type, hypers.GroupBy(h => h.Name).Select(g => g.First()).ToEquatableArray(), NoFindings.Instance);
    }

    /// <summary>The rule, and then the modifiers in the order of the source.</summary>
    internal static IEnumerable<ComposedType> Parts(INamedTypeSymbol type) => RuleOf(type) is { } rule ? Modifiers(type).Prepend(rule) : [];

    private static ComposedType? RuleOf(INamedTypeSymbol type) => type.GenericAttributes(DslNames.Compose)
        .Select(a => ComposedType.Of(a, isRule: true)).FirstOrDefault();

    private static IEnumerable<ComposedType> Modifiers(INamedTypeSymbol type) => type.GenericAttributes(DslNames.With)
        .Select(a => ComposedType.Of(a, isRule: false)).OfType<ComposedType>();

    private static void CheckMembers(INamedTypeSymbol type, IFindings findings)
    {
        foreach (AttributeData second in type.GenericAttributes(DslNames.Compose).Skip(1))
            findings.Report(FindingKind.ComposedWithUpdate, second.LocationOr(type), type.Name, "second rule");
        foreach (ISymbol member in type.GetMembers().Where(m => !m.IsGenerated()))
        {
            string? what = member.Attribute(DslNames.UpdateRule) is not null ? "[UpdateRule] method"
                : member.Attribute(DslNames.Hyper) is not null ? "[Hyper]"
                : member.Attribute(DslNames.State) is not null ? "[State]"
                : null;
            if (what is not null)
                findings.Report(FindingKind.ComposedWithUpdate, member.Location(), type.Name, what);
        }
    }

    private static void CheckOrder(INamedTypeSymbol type, IFindings findings)
    {
        IEnumerable<SyntaxNode?> declarations = type.GenericAttributes(DslNames.With).Select(a => a.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent);
        if (declarations.Distinct().Skip(1).Any())
            findings.Report(FindingKind.ComposedOnSeveralDeclarations, type.Location(), type.Name);
    }

    private static Rule? ReadRule(INamedTypeSymbol type, ComposedType of, IBodies bodies, BindingContext context)
    {
        string? problem = of.Type.Attribute(DslNames.Optimizer) is null ? "it is not an [Optimizer] class"
            : IsComposed(of.Type) ? "it is composed itself: name its rule, and attach all modifiers here"
            : null;
        if (problem is not null)
        {
            context.Report(FindingKind.ComposedOfNoRule, of.Attribute.LocationOr(type), type.Name, of.Type.Name, problem);
            return null;
        }
        // What is wrong with a rule of this project is said where it stands.
        Rule? rule = PackedUnits.Read(of.Type, context, of.Attribute.LocationOr(type)) as Rule
            ?? RuleParser.Parse(of.Type, bodies, NoFindings.Instance, context.Cancellation);
        if (rule is null)
            context.FailSilently();
        if (rule is null && of.Type.DeclaringSyntaxReferences.Length == 0)
            context.Report(FindingKind.ComposedOfNoRule, of.Attribute.LocationOr(type), type.Name, of.Type.Name, "its assembly carries no compiled form of it");
        return rule;
    }

    private static Modifier? ReadModifier(INamedTypeSymbol type, ComposedType attached, IBodies bodies, BindingContext context)
    {
        Location place = attached.Attribute.LocationOr(type);
        if (!SyntaxFacts.IsValidIdentifier(attached.Prefix))
            context.Report(FindingKind.CannotCompose, place, type.Name, $"'{attached.Prefix}' is no name in C#, and properties begin with it");
        if (attached.Type.Attribute(DslNames.Modifier) is null)
        {
            context.Report(FindingKind.NotAModifier, place, attached.Type.Name, "");
            return null;
        }
        Modifier? modifier = PackedUnits.Read(attached.Type, context, place) as Modifier
            ?? ModifierParser.Parse(attached.Type, bodies, NoFindings.Instance, context.Cancellation);
        if (modifier is null)
            context.FailSilently();
        if (modifier is null && attached.Type.DeclaringSyntaxReferences.Length == 0)
            context.Report(FindingKind.NotAModifier, place, attached.Type.Name, ": its assembly carries no compiled form of it");
        return modifier;
    }

    /// <summary>The hypers with the defaults that the attributes of the composed class give them.</summary>
    private static EquatableArray<Hyper> WithDefaults(INamedTypeSymbol type, EquatableArray<Hyper> hypers, IFindings findings)
    {
        Dictionary<string, string> defaults = [];
        foreach (ComposedType part in Parts(type).Where(p => p.Settings.Length > 0))
        {
            Location place = part.Attribute.LocationOr(type);
            List<Hyper> own = [.. HypersOf(part.Type).Where(h => !h.IsOfRule)];
            foreach ((Hyper hyper, double value) in new SetParser(part.Type.Name, own, findings).Parse(part.Settings, place))
            {
                string name = part.Prefix + hyper.Name;
                if (defaults.ContainsKey(name))
                    findings.Report(FindingKind.HyperTwice, place, hyper.Name);
                defaults[name] = hyper.Type == IrType.Bool ? (value != 0 ? "true" : "false") : Numbers.Text(value);
            }
        }
        return hypers.Select(h => defaults.TryGetValue(h.Name, out string? value) ? h with { Default = value } : h).ToEquatableArray();
    }
}
