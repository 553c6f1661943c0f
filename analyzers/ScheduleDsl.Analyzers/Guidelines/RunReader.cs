using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Hosting;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Makes runs of what code says: schedule classes, recipes, and settings records in object initialisers.</summary>
internal sealed class RunReader(CurveReader curves)
{
    private static readonly IReadOnlyDictionary<string, double> Declared = new Dictionary<string, double>();

    /// <summary>A schedule as it is declared.</summary>
    public RunFacts? OfSchedule(INamedTypeSymbol type)
    {
        Location site = type.Location();
        return curves.Read(type, site, Declared, _ => null) is { } curve ? Alone(curve, Plan(type)) : null;
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
        foreach (AttributeData follow in type.GetAttributes().Where(a => a.AttributeClass.Is(DslNames.Follow) && a.Named("Curve") is null))
        {
            if (follow.ConstructorArguments is [{ Value: string hyper }, { Value: INamedTypeSymbol schedule }]
                && curves.Over(schedule, follow.LocationOr(type), planned) is { } curve)
                followed[hyper] = curve;
        }
        return new RunFacts(Facts(optimizer), plan, hypers.Settings(numbers, followed, [], _ => site, site));
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
            if (Curve(slot.Value, Declared) is { } curve)
                followed[slot.Key] = curve;
            else
                unknown.Add(slot.Key);
        }
        IReadOnlyList<SettingFacts> settings = new EquatableHypers(CompositionParser.HypersOf(optimizer)).Settings(
            creation.Numbers, followed, unknown, name => creation.Sites.TryGetValue(name, out Location? at) ? at : null, creation.Site);
        return new RunFacts(Facts(optimizer), PlanFacts.Unknown, settings) { Precision = precision };
    }

    private static RuleFacts Facts(INamedTypeSymbol optimizer)
    {
        DeclaredAdvice advice = GuidelineReader.Read(optimizer);
        return new RuleFacts(
            optimizer.Name, (RuleTrait)advice.Traits,
            [.. advice.Limits.Select(l => new LimitFacts(l.Hyper, l.Min, l.Above, l.Max, l.Below, (Tier)l.Tier, l.Because, l.Source))]);
    }

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
                followed.ContainsKey(hyper.Name) || numbers.ContainsKey(hyper.Name))),
        ];

        private static double? Default(Hyper hyper) => hyper.Type == IrType.Bool ? (hyper.Default == "true" ? 1 : 0)
            : double.TryParse(hyper.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
            : null;
    }
}
