using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Hosting;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;
using CurveFacts = ScheduleDsl.Guidelines.Facts.CurveFacts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Makes runs of what code says: schedule classes, recipes, and settings records in object initialisers.</summary>
internal sealed class RunReader(CurveReader curves)
{
    private static readonly IReadOnlyDictionary<string, double> Nothing = new Dictionary<string, double>();

    private readonly Dictionary<INamedTypeSymbol, RuleFacts> rules = new(SymbolEqualityComparer.Default);

    /// <summary>A schedule as it is declared.</summary>
    public RunFacts? OfSchedule(INamedTypeSymbol type)
    {
        Location site = type.Location();
        return curves.Read(type, site, Nothing, _ => null) is { } curve ? Alone(curve, Plan(type)) : null;
    }

    /// <summary>A schedule with the numbers of an initialiser.</summary>
    public RunFacts? OfSchedule(Creation creation) =>
        Curve(creation, new Dictionary<string, double>()) is { } curve ? Alone(curve, PlanFacts.Unknown) : null;

    /// <summary>A recipe.</summary>
    public RunFacts? OfRecipe(INamedTypeSymbol type)
    {
        if (type.Attribute(DslNames.Recipe) is not { } recipe || recipe.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol optimizer
            || optimizer.Attribute(DslNames.Optimizer) is null)
            return null;
        EquatableHypers hypers = new(CompositionParser.HypersOf(optimizer));
        Location site = recipe.LocationOr(type);
        Dictionary<string, double> numbers = new SetParser(optimizer.Name, hypers.All, NoFindings.Instance)
            .Parse(recipe.Named("Set")?.Value as string ?? "", site).GroupBy(v => v.Hyper.Name).ToDictionary(g => g.Key, g => g.First().Value);
        Dictionary<string, CurveFacts> followed = [];
        PlanFacts plan = Plan(type);
        Dictionary<string, double> planned = plan.Steps is { } steps && PlanDeclaration.Read(type) is { } declared
            ? declared.Numbers((long)steps).ToDictionary(n => n.Key, n => n.Value)
            : [];
        Dictionary<string, (string Curve, Location Site)> named = [];
        foreach (AttributeData follow in type.GetAttributes().Where(a => a.AttributeClass.Is(DslNames.Follow)))
        {
            if (follow.ConstructorArguments is not [{ Value: string hyper }, { Value: INamedTypeSymbol schedule }])
                continue;
            if (follow.Named("Curve")?.Value is string curveName)
                named[hyper] = (curveName, follow.LocationOr(type));
            else if (curves.Over(schedule, follow.LocationOr(type), planned) is { } curve)
                followed[hyper] = curve;
        }
        IReadOnlyList<SettingFacts> settings =
        [
            .. hypers.Settings(numbers, followed, [.. named.Keys], _ => site, site)
                .Select(s => named.TryGetValue(s.Place.Name, out (string Curve, Location Site) by) ? s with { Place = s.Place with { Site = by.Site }, CurveName = by.Curve } : s),
        ];
        return new RunFacts(Facts(optimizer, site, numbers, []), plan, settings) { DecaysVectors = !SparesVectors(type, hypers.All) };
    }

    /// <summary>A settings record with the values of an initialiser.</summary>
    /// <param name="creation">The initialiser.</param>
    /// <param name="optimizer">The optimizer that the record is for.</param>
    /// <param name="precision">What the run keeps its numbers in.</param>
    public RunFacts OfSettings(Creation creation, INamedTypeSymbol optimizer, PrecisionFacts precision)
    {
        Dictionary<string, CurveFacts> followed = [];
        HashSet<string> unknown = [.. creation.Unknown];
        foreach (KeyValuePair<string, Creation> slot in creation.Objects)
        {
            if (Curve(slot.Value, Nothing) is { } curve)
                followed[slot.Key] = curve;
            else
                unknown.Add(slot.Key);
        }
        IReadOnlyList<SettingFacts> settings = new EquatableHypers(CompositionParser.HypersOf(optimizer)).Settings(
            creation.Numbers, followed, unknown, name => creation.Sites.TryGetValue(name, out Location? at) ? at : null, creation.Site);
        return new RunFacts(Facts(optimizer, creation.Site, creation.Numbers, creation.Unknown), PlanFacts.Unknown, settings) { Precision = precision, OutOfRange = OutOfRange(creation, optimizer) };
    }

    // An infinite number is refused as well, and what it is meant for says more.
    private static IReadOnlyList<RangeProblem> OutOfRange(Creation creation, INamedTypeSymbol optimizer) =>
    [
        .. CompositionParser.HypersOf(optimizer)
            .Where(h => h.Type != IrType.Bool && creation.Numbers.TryGetValue(h.Name, out double number) && !double.IsInfinity(number) && !h.Bounds.Contains(number))
            .Select(h => new RangeProblem(
                new Place(h.Name, creation.Sites[h.Name]), RangeText.Number(creation.Numbers[h.Name]), RangeText.Of(h.Bounds.Min, h.Bounds.Above, h.Bounds.Max, h.Bounds.Below))),
    ];

    /// <summary>A composed optimizer as it is declared: what its parts are together, whatever its settings.</summary>
    public RunFacts OfComposition(INamedTypeSymbol optimizer) =>
        new(Declared(optimizer) with { Place = new Place(optimizer.Name, (optimizer.GenericAttributes(DslNames.Compose).FirstOrDefault() is { } compose ? compose.LocationOr(optimizer) : optimizer.Location())) }, PlanFacts.Unknown, []);

    /// <summary>An optimizer where it is used: what is wrong with how it is composed is said where that is written.</summary>
    private RuleFacts Facts(INamedTypeSymbol optimizer, Location site, IReadOnlyDictionary<string, double> numbers, ICollection<string> unknown)
    {
        const RuleTrait ofComposition = RuleTrait.BoundsScaledGradients | RuleTrait.BoundsEachBatch | RuleTrait.ScalesUnchecked;
        RuleFacts rule = Declared(optimizer) with { Place = new Place(optimizer.Name, site) };
        bool asDeclared = CompositionParser.HypersOf(optimizer).Where(h => h.Type != IrType.Float64)
            .All(h => !unknown.Contains(h.Name) && (!numbers.TryGetValue(h.Name, out double number) || number == EquatableHypers.Default(h)));
        return rule with
        {
            DecayIsKnown = asDeclared,
            Traits = optimizer.DeclaringSyntaxReferences.Length > 0 ? rule.Traits & ~ofComposition : rule.Traits,
        };
    }

    private RuleFacts Declared(INamedTypeSymbol optimizer)
    {
        if (!rules.TryGetValue(optimizer, out RuleFacts? known))
        {
            DeclaredAdvice advice = GuidelineReader.Read(optimizer);
            if (PackedUnits.Read(optimizer, NoFindings.Instance, Location.None) is Rule rule)
                advice = advice.With(DecayForm.TraitsOf(rule));
            rules.Add(optimizer, known = new RuleFacts(
                optimizer.Name, (RuleTrait)advice.Traits,
                [.. advice.Limits.Select(l => new LimitFacts(l.Hyper, l.Min, l.Above, l.Max, l.Below, (Tier)l.Tier, l.Because, l.Source))]));
        }
        return known;
    }

    // Whether some group has no decay; which tensors it takes is for the program to say.
    private static bool SparesVectors(INamedTypeSymbol recipe, IReadOnlyList<Hyper> hypers) =>
        recipe.GetAttributes().Where(a => a.AttributeClass.Is(DslNames.Group) && a.Named("Set")?.Value is string)
            .Any(a => new SetParser("", hypers, NoFindings.Instance).Parse((string)a.Named("Set")!.Value.Value!, Location.None).Any(v => v.Hyper.Role == Role.WeightDecay && v.Value == 0));

    private static RunFacts Alone(CurveFacts curve, PlanFacts plan) => new(null, plan, [new SettingFacts(curve.Self, Role.LearningRate, null, curve, true)]);

    // Where one number is not known before the program runs, nothing is.
    private ReadingCurve? Curve(Creation creation, IReadOnlyDictionary<string, double> plan) => creation.Unknown.Count + creation.Objects.Count > 0
        ? null
        : curves.Read(
            creation.Type, creation.Site, plan.Where(p => !creation.Numbers.ContainsKey(p.Key)).Concat(creation.Numbers).ToDictionary(n => n.Key, n => n.Value),
            name => creation.Sites.TryGetValue(name, out Location? at) ? at : null, creation.Tables.ToImmutableDictionary());

    private static PlanFacts Plan(INamedTypeSymbol type)
    {
        if (PlanDeclaration.Read(type) is not { } plan || plan.Length(type.Name) is not { Kind: null, Steps: var steps })
            return PlanFacts.Unknown;
        double? perEpoch = plan is { DatasetSize: > 0, BatchSize: > 0, Accumulation: > 0 } ? Math.Ceiling(plan.DatasetSize / ((double)plan.BatchSize * plan.Accumulation)) : null;
        return new PlanFacts(steps, plan.BatchSize > 0 ? plan.BatchSize : null, plan.Accumulation, perEpoch);
    }

    /// <summary>The hyperparameters of an optimizer, and what some code makes of them.</summary>
    private readonly struct EquatableHypers(IReadOnlyList<Hyper> all)
    {
        public IReadOnlyList<Hyper> All => all;

        public IReadOnlyList<SettingFacts> Settings(
            IReadOnlyDictionary<string, double> numbers, IReadOnlyDictionary<string, CurveFacts> followed, HashSet<string> unknown, Func<string, Location?> siteOf, Location site) =>
        [
            .. all.Select(hyper => new SettingFacts(
                new Place(hyper.Name, siteOf(hyper.Name) ?? site), hyper.Role,
                followed.ContainsKey(hyper.Name) || unknown.Contains(hyper.Name) ? null : numbers.TryGetValue(hyper.Name, out double number) ? number : Default(hyper),
                followed.TryGetValue(hyper.Name, out CurveFacts? curve) ? curve : null,
                followed.ContainsKey(hyper.Name) || numbers.ContainsKey(hyper.Name)) { Default = Default(hyper) }),
        ];

        public static double? Default(Hyper hyper) => hyper.Type == IrType.Bool ? (hyper.Default == "true" ? 1 : 0)
            : double.TryParse(hyper.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
            : null;
    }
}
