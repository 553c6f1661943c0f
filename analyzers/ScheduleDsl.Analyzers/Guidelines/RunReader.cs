using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
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

/// <summary>Makes runs of what is written: schedule classes, recipes, and settings records.</summary>
internal sealed class RunReader(ProjectReading project, CurveReader curves)
{
    public static RunReader Of(Compilation compilation, CancellationToken cancellation) =>
        new(ProjectReading.Of(compilation), new CurveReader(ProjectReading.Of(compilation), cancellation));

    /// <summary>A schedule as it is declared.</summary>
    public IEnumerable<JudgedRun> OfSchedule(INamedTypeSymbol type)
    {
        if (Declared(type) is { } run)
            yield return new JudgedRun(run);
    }

    /// <summary>A schedule with the numbers of an initialiser.</summary>
    /// <param name="creation">The initialiser.</param>
    /// <param name="plan">The run that it is checked for.</param>
    public IEnumerable<JudgedRun> OfSchedule(Creation creation, PlanFacts plan)
    {
        if (curves.Refused(creation).ToArray() is { Length: > 0 } problems)
            yield return new JudgedRun(new RunFacts(null, plan, []) { Problems = problems });
        else if (Alone(creation, plan) is { } run)
            yield return new JudgedRun(run) { Elsewhere = [.. Elsewhere(creation)] };
    }

    /// <summary>A recipe, and each of its groups as a run of its own.</summary>
    public IEnumerable<JudgedRun> OfRecipe(INamedTypeSymbol type)
    {
        if (type.Attribute(DslNames.Recipe) is not { } recipe || recipe.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol optimizer
            || optimizer.Attribute(DslNames.Optimizer) is null)
            yield break;
        IReadOnlyList<Hyper> hypers = project.Hypers(optimizer);
        Location site = recipe.LocationOr(type);
        Dictionary<string, double> numbers = Set(recipe, optimizer, hypers, site);
        Dictionary<string, ReadingCurve> followed = [];
        Dictionary<string, (string Curve, Location Site)> named = [];
        Dictionary<string, Location> sites = [];
        List<INamedTypeSymbol> schedules = [];
        PlanFacts plan = Plan(type);
        Dictionary<string, double> planned = plan.Steps is { } steps && PlanDeclaration.Read(type) is { } declared
            ? declared.Numbers((long)steps).ToDictionary(n => n.Key, n => n.Value)
            : [];
        foreach (AttributeData follow in type.GetAttributes().Where(a => a.AttributeClass.Is(DslNames.Follow)))
        {
            if (follow.ConstructorArguments is not [{ Value: string hyper }, { Value: INamedTypeSymbol schedule }])
                continue;
            schedules.Add(schedule);
            sites[hyper] = follow.LocationOr(type);
            // What follows a curve that there is not is an error by itself.
            if (follow.Named("Curve")?.Value is string name && curves.MayHave(schedule, name))
                named[hyper] = (name, sites[hyper]);
            if (curves.Over(schedule, follow.Named("Curve")?.Value as string, sites[hyper], planned) is { } curve)
                followed[hyper] = curve;
        }
        IReadOnlyList<SettingFacts> settings =
        [
            .. Settings(hypers, numbers, followed, [.. named.Keys], false, _ => site, site)
                .Select(s => named.TryGetValue(s.Place.Name, out (string Curve, Location Site) by) ? s with { Place = s.Place with { Site = by.Site }, CurveName = by.Curve } : s),
        ];
        IReadOnlyList<WrittenGroup> groups = Groups(type, optimizer, attribute => attribute.LocationOr(type));
        RunFacts run = new(Facts(optimizer, site, numbers, [], false), plan, settings)
        {
            Precision = PrecisionReader.Of(type),
            Routing = RoutingFacts.All,
            DecaysVectors = !groups.Any(g => SparesVectors(g, hypers)),

            // Numbers are held against their ranges where the text that has them is read.
            OutOfRange = OutOfRange(hypers, new Dictionary<string, double>(), followed, name => sites.TryGetValue(name, out Location? at) ? at : null),
        };
        JudgedRun whole = new(run) { Elsewhere = [.. schedules.Where(project.Declares).Select(Declared).OfType<RunFacts>(), .. Composed(optimizer)] };
        foreach (JudgedRun judged in WithGroups(whole, groups, optimizer))
            yield return judged;
    }

    /// <summary>Settings for the optimizer of a recipe, in the place of those that it declares: over its plan, and for each of its groups.</summary>
    /// <param name="creation">What is written.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="optimizer">Its optimizer.</param>
    public IEnumerable<JudgedRun> OfSettings(Creation creation, INamedTypeSymbol recipe, INamedTypeSymbol optimizer) =>
        OfSettings(creation, optimizer, new RunContext(Plan(recipe), PrecisionReader.Of(recipe), RoutingFacts.All) { Recipe = recipe, HasAllGroups = true });

    /// <summary>A settings record with what is written for it, and each group of its run as a run of its own.</summary>
    /// <param name="creation">What is written.</param>
    /// <param name="optimizer">The optimizer that the record is for.</param>
    /// <param name="context">What is known of the run beside them.</param>
    public IEnumerable<JudgedRun> OfSettings(Creation creation, INamedTypeSymbol optimizer, RunContext context)
    {
        // What a group of a declared recipe makes of the settings is said of the settings: the group stands in another file.
        IReadOnlyList<WrittenGroup> groups = context.Recipe is null ? context.Groups : [.. Groups(context.Recipe, optimizer, _ => creation.Site), .. context.Groups];
        IReadOnlyList<Hyper> hypers = project.Hypers(optimizer);
        RunFacts run = Made(creation, optimizer, context.Plan, context.Precision) with
        {
            Routing = context.Routing,
            DecaysVectors = groups.Any(g => SparesVectors(g, hypers)) ? false : context.HasAllGroups ? true : null,
        };
        JudgedRun whole = new(run)
        {
            Elsewhere = [.. Elsewhere(creation), .. creation.Elsewhere.Select(c => Made(c, optimizer, PlanFacts.Unknown, PrecisionFacts.Unknown)), .. Composed(optimizer)],
            IsOwn = finding => creation.Elsewhere.Count == 0 || creation.IsOwn(finding.Site),
        };
        return WithGroups(whole, groups, optimizer);
    }

    // A run that cannot be has no groups to judge.
    private IEnumerable<JudgedRun> WithGroups(JudgedRun whole, IReadOnlyList<WrittenGroup> groups, INamedTypeSymbol optimizer)
    {
        yield return whole;
        if (whole.Run.OutOfRange.Count > 0)
            yield break;
        foreach (WrittenGroup group in groups)
        {
            Dictionary<string, (double? Number, CurveFacts? Curve)> overrides = group.Overrides.ToDictionary(
                o => o.Key, o => (o.Value.Number, o.Value.Schedule is { } schedule ? (CurveFacts?)curves.Made(schedule) : null));

            // A rate of which nobody knows the factor is not known.
            if (group.RateMultiplier is null && project.Hypers(optimizer).FirstOrDefault(h => h.Role == Role.LearningRate) is { } rate)
                overrides[rate.Name] = (null, null);
            JudgedRun run = GroupRun.Of(whole.Run, overrides, group.RateMultiplier ?? 1, group.Site);
            yield return run with { Elsewhere = [.. run.Elsewhere, .. group.Overrides.Values.Select(o => o.Schedule).OfType<Creation>().SelectMany(Elsewhere)] };
        }
    }

    /// <summary>The groups that a recipe declares.</summary>
    private IReadOnlyList<WrittenGroup> Groups(INamedTypeSymbol recipe, INamedTypeSymbol optimizer, Func<AttributeData, Location> siteOf) =>
    [
        .. recipe.GetAttributes().Where(a => a.AttributeClass.Is(DslNames.Group)).Select(group => new WrittenGroup(
            Set(group, optimizer, project.Hypers(optimizer), siteOf(group)).ToDictionary(v => v.Key, v => ((double?)v.Value, (Creation?)null)),
            group.Named("RateMultiplier")?.Value as double? ?? 1, siteOf(group))),
    ];

    // Whether a group has no decay; which tensors it takes is for the program to say.
    private static bool SparesVectors(WrittenGroup group, IReadOnlyList<Hyper> hypers) =>
        hypers.Any(h => h.Role == Role.WeightDecay && group.Overrides.TryGetValue(h.Name, out (double? Number, Creation? Schedule) value) && value.Number == 0);

    private RunFacts Made(Creation creation, INamedTypeSymbol optimizer, PlanFacts plan, PrecisionFacts precision)
    {
        Dictionary<string, ReadingCurve> followed = [];
        HashSet<string> unknown = [.. creation.Unknown];
        foreach (KeyValuePair<string, Creation> slot in creation.Objects)
        {
            if (curves.Made(slot.Value) is { } curve)
                followed[slot.Key] = curve;
            else
                unknown.Add(slot.Key);
        }
        IReadOnlyList<SettingFacts> settings = Settings(project.Hypers(optimizer), creation.Numbers, followed, unknown, creation.IsPartial, creation.SiteOf, creation.Site);
        return new RunFacts(Facts(optimizer, creation.Site, creation.Numbers, creation.Unknown, creation.IsPartial), plan, settings)
        {
            Precision = precision,
            OutOfRange = OutOfRange(project.Hypers(optimizer), creation.Numbers, followed, creation.SiteOf),
            Problems = [.. creation.Objects.Values.SelectMany(curves.Refused)],
        };
    }

    private static IReadOnlyList<RangeProblem> OutOfRange(
        IReadOnlyList<Hyper> hypers, IReadOnlyDictionary<string, double> numbers, IReadOnlyDictionary<string, ReadingCurve> followed, Func<string, Location?> siteOf)
    {
        return [.. hypers.Select(Problem).OfType<RangeProblem>()];

        RangeProblem? Problem(Hyper hyper)
        {
            Place place = new(hyper.Name, siteOf(hyper.Name));
            if (followed.TryGetValue(hyper.Name, out ReadingCurve? curve))
                return FollowedRange.Problem(hyper, curve, place);

            // An infinite clip is refused as well, and what it is meant for says more.
            if (hyper.Type == IrType.Bool || !numbers.TryGetValue(hyper.Name, out double number) || RangeProblem.IsSaidOtherwise(hyper.Role, number))
                return null;
            return double.IsInfinity(number) ? new RangeProblem(place, RangeText.Number(number), "a finite number")
                : hyper.Bounds.Contains(number) ? null
                : new RangeProblem(place, RangeText.Number(number), RangeText.Of(hyper.Bounds.Min, hyper.Bounds.Above, hyper.Bounds.Max, hyper.Bounds.Below));
        }
    }

    /// <summary>A composed optimizer as it is declared: what its parts are together, with their defaults.</summary>
    public IEnumerable<JudgedRun> OfComposition(INamedTypeSymbol optimizer)
    {
        Location site = optimizer.GenericAttributes(DslNames.Compose).FirstOrDefault() is { } compose ? compose.LocationOr(optimizer) : optimizer.Location();
        yield return new JudgedRun(new RunFacts(
            Facts(optimizer) with { Place = new Place(optimizer.Name, site), IsUsed = false }, PlanFacts.Unknown,
            Settings(project.Hypers(optimizer), new Dictionary<string, double>(), new Dictionary<string, ReadingCurve>(), [], false, _ => null, site)));
    }

    /// <summary>A composed optimizer of the project, which is judged where it is declared.</summary>
    private IEnumerable<RunFacts> Composed(INamedTypeSymbol optimizer) =>
        project.Declares(optimizer) && CompositionParser.IsComposed(optimizer) ? OfComposition(optimizer).Select(judged => judged.Run) : [];

    /// <summary>The schedules of a creation that are judged where they are declared, or where they are made.</summary>
    private IEnumerable<RunFacts> Elsewhere(Creation creation)
    {
        foreach (Creation inner in creation.Objects.Values.Append(creation))
        {
            if (project.Declares(inner.Type) && Declared(inner.Type) is { } declared)
                yield return declared;
            foreach (Creation made in inner.Elsewhere)
            {
                if (Alone(made, PlanFacts.Unknown) is { } run)
                    yield return run;
            }
        }
    }

    /// <summary>An optimizer where it is used: what is wrong with how it is composed is said where that is written.</summary>
    private RuleFacts Facts(INamedTypeSymbol optimizer, Location site, IReadOnlyDictionary<string, double> numbers, ICollection<string> unknown, bool isPartial)
    {
        const RuleTrait ofComposition = RuleTrait.BoundsScaledGradients | RuleTrait.BoundsEachBatch | RuleTrait.ScalesUnchecked;
        RuleFacts rule = Facts(optimizer) with { Place = new Place(optimizer.Name, site) };
        bool asDeclared = project.Hypers(optimizer).Where(h => h.Type != IrType.Float64)
            .All(h => !unknown.Contains(h.Name) && (numbers.TryGetValue(h.Name, out double number) ? number == Default(h) : !isPartial));
        return rule with
        {
            DecayIsKnown = asDeclared,
            Traits = optimizer.DeclaringSyntaxReferences.Length > 0 ? rule.Traits & ~ofComposition : rule.Traits,
        };
    }

    private RuleFacts Facts(INamedTypeSymbol optimizer) => project.Rule(optimizer);

    private RunFacts? Declared(INamedTypeSymbol type) => curves.Declared(type) is { } curve ? Alone(curve, Plan(type)) : null;

    private RunFacts? Alone(Creation creation, PlanFacts plan) => curves.Made(creation) is { } curve ? Alone(curve, plan) : null;

    private static RunFacts Alone(CurveFacts curve, PlanFacts plan) => new(null, plan, [new SettingFacts(curve.Self, Role.LearningRate, null, curve, true)]);

    /// <summary>The plan of a schedule or a recipe.</summary>
    public static PlanFacts Plan(INamedTypeSymbol type)
    {
        if (PlanDeclaration.Read(type) is not { } plan || plan.Length(type.Name) is not { Kind: null, Steps: var steps })
            return PlanFacts.Unknown;
        double? perEpoch = plan is { DatasetSize: > 0, BatchSize: > 0, Accumulation: > 0 } ? Math.Ceiling(plan.DatasetSize / ((double)plan.BatchSize * plan.Accumulation)) : null;
        return new PlanFacts(steps, plan.BatchSize > 0 ? plan.BatchSize : null, plan.Accumulation, perEpoch) { Gathered = new Place("Accumulation", plan.Source.LocationOr(type)) };
    }

    private static Dictionary<string, double> Set(AttributeData attribute, INamedTypeSymbol optimizer, IReadOnlyList<Hyper> hypers, Location site) =>
        new SetParser(optimizer.Name, hypers, NoFindings.Instance).Parse(attribute.Named("Set")?.Value as string ?? "", site)
            .GroupBy(v => v.Hyper.Name).ToDictionary(g => g.Key, g => g.First().Value);

    /// <summary>What is written for the hyperparameters of an optimizer, or their defaults.</summary>
    private static IReadOnlyList<SettingFacts> Settings(
        IReadOnlyList<Hyper> hypers, IReadOnlyDictionary<string, double> numbers, IReadOnlyDictionary<string, ReadingCurve> followed, HashSet<string> unknown, bool isPartial,
        Func<string, Location?> siteOf, Location site)
    {
        return [.. hypers.Select(Setting)];

        SettingFacts Setting(Hyper hyper)
        {
            Place place = new(hyper.Name, siteOf(hyper.Name) ?? site);
            if (followed.TryGetValue(hyper.Name, out ReadingCurve? curve))
                return Fact(null, curve, true);
            if (unknown.Contains(hyper.Name))
                return Fact(null, null, false);
            return numbers.TryGetValue(hyper.Name, out double number)
                ? Fact(number, null, true)
                : Fact(isPartial ? null : Default(hyper), null, false);

            SettingFacts Fact(double? number, CurveFacts? curve, bool isWritten) => new(place, hyper.Role, number, curve, isWritten) { Default = Default(hyper) };
        }
    }

    private static double? Default(Hyper hyper) => hyper.Type == IrType.Bool ? (hyper.Default == "true" ? 1 : 0)
        : double.TryParse(hyper.Default, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value
        : null;
}
