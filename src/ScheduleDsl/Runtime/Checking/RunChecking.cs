using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>The guidelines over settings, schedules and plans that exist only at run time.</summary>
internal static class RunChecking
{
    /// <param name="groups">Groups of parameters; each is judged as a run of its own.</param>
    /// <param name="route">What of the parameters the optimizer is for; null for all.</param>
    /// <param name="recipe">The recipe that the run is of, for what it says of precision; null where there is none.</param>
    /// <param name="guidelines">Which guidelines judge, and by which thresholds.</param>
    public static IReadOnlyList<Advice> Check(
        OptimizerSettings settings, Plan? plan, ParameterTable? parameters = null, RunOptions? options = null, IReadOnlyList<ParameterGroup>? groups = null, Route? route = null,
        Recipe? recipe = null, CheckOptions? guidelines = null)
    {
        guidelines ??= CheckOptions.Default;

        // A schedule without values cannot be judged, nor can a number that it would give.
        ProblemFacts[] misfits = [.. settings.Rule.Hypers.Select((_, i) => Driver(settings.SlotOf(i))).OfType<Schedule>().Distinct().Select(Misfit).OfType<ProblemFacts>()];
        if (misfits.Length > 0)
            return Advise(new JudgedRun(new RunFacts(Facts(settings.Rule), Facts(plan), []) { Problems = misfits }), guidelines);

        // What is out of its range says so; a schedule that has no value then is not judged as well.
        SettingProblem[] problems = [.. settings.OutOfRange().Where(p => !(p.Number is { } number && RangeProblem.IsSaidOtherwise(p.Hyper.Role.ToString(), number)))];
        if (problems.Length > 0)
            return [.. problems.Select(problem => new Advice("SDL206", AdviceTier.Error, problem.Subject, problem.Text))];
        CompiledRule rule = settings.Rule;
        SettingFacts[] driven = [.. rule.Hypers.Select((hyper, i) => Setting(hyper, settings.SlotOf(i)))];
        options ??= new RunOptions();
        RuleFacts facts = Facts(rule) with { DecayIsKnown = rule.Hypers.Select((hyper, i) => hyper.Kind == HyperKind.Scalar || settings.SlotOf(i).Value == hyper.Default).All(isDefault => isDefault) };
        RunFacts run = new(facts, Facts(plan), driven)
        {
            Precision = Facts(rule, parameters, options, recipe?.Precision),
            DecaysVectors = DecayingVectors.Of(rule, parameters, [.. groups ?? [], .. options.Groups], groups is not null && route is null, route),
            Routing = HandedTensors.Of(parameters, route, recipe is not null),
        };
        return [.. Advise(new JudgedRun(run), guidelines), .. (groups ?? []).Concat(options.Groups).SelectMany(group => Check(run, rule, group, guidelines))];
    }

    public static IReadOnlyList<Advice> Check(Schedule schedule, Plan? plan, CheckOptions? guidelines) => Advise(new JudgedRun(Misfit(schedule) is { } misfit
        ? new RunFacts(null, Facts(plan), []) { Problems = [misfit] }
        : new RunFacts(null, Facts(plan), [new SettingFacts(new Place(schedule.GetType().Name, null), nameof(HyperRole.LearningRate), null, new RuntimeCurve(schedule), true)])), guidelines ?? CheckOptions.Default);

    private static IReadOnlyList<Advice> Check(RunFacts run, CompiledRule rule, ParameterGroup group, CheckOptions guidelines)
    {
        try
        {
            Dictionary<string, (double? Number, CurveFacts? Curve)> overrides = group.Overrides.ToDictionary(
                o => rule.Hypers[rule.HyperIndex(o.Key)].Name, o => (o.Value.Value, o.Value.Resolve() is { } schedule ? (CurveFacts)new RuntimeCurve(schedule) : null));
            return Advise(GroupRun.Of(run, overrides, group.RateMultiplier, null), guidelines);
        }
        catch (Exception problem) when (problem is KeyNotFoundException or ArgumentException)
        {
            return [new Advice("SDL202", AdviceTier.Error, group.Name, $"{problem.Message} (in the group {group.Name})")];
        }
    }

    private static Advice[] Advise(JudgedRun run, CheckOptions guidelines) =>
    [
        .. run.Check(guidelines.TextOf).Where(f => guidelines.Asks(f.Rule))
            .Select(f => new Advice(f.Rule.Id, (AdviceTier)f.Tier, f.Subject, f.Message) { Remedies = [.. f.Remedies.Select(r => r.ToString())] }),
    ];

    private static SettingFacts Setting(HyperInfo hyper, Slot slot) => new(
        new Place(hyper.Name, null), hyper.Role.ToString(), slot.Value, slot.Resolve() is { } schedule ? new RuntimeCurve(schedule) : null,
        !slot.IsDefault) { Default = hyper.Default, CurveName = (slot.Resolve() as CurveOf)?.Name };

    // A name that nobody knows is a problem of the settings, which say so.
    private static Schedule? Driver(Slot slot)
    {
        try
        {
            return slot.Resolve();
        }
        catch (Exception problem) when (problem is KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    // What is still to be set is no misfit: a length comes from the plan.
    private static ProblemFacts? Misfit(Schedule schedule)
    {
        try
        {
            schedule.AtTime(0);
            return null;
        }
        catch (InvalidOperationException problem)
        {
            string text = problem.Message.Replace(schedule.GetType().FullName + ": ", "", StringComparison.Ordinal);
            int id = text.LastIndexOf(" (SDL", StringComparison.Ordinal);
            return text.EndsWith("(SDL110)", StringComparison.Ordinal) || text.EndsWith("(SDL113)", StringComparison.Ordinal)
                ? null
                : new ProblemFacts(new Place(schedule.GetType().Name, null), schedule.GetType().Name, id < 0 ? text : text[..id]);
        }
    }

    private static RuleFacts Facts(CompiledRule rule) => new(
        rule.ShortName(), (RuleTrait)rule.Traits,
        [.. rule.Guidelines.Select(g => new LimitFacts(g.Hyper, g.Min, g.Above, g.Max, g.Below, (Tier)g.Tier, g.Because, g.Source, g.When, g.Is))]);

    private static PrecisionFacts Facts(CompiledRule rule, ParameterTable? parameters, RunOptions options, RecipePrecision? recipe)
    {
        StatePrecision usual = options.StatePrecision == default && recipe is not null ? recipe.States : options.StatePrecision;
        StatePrecision[] states =
        [
            .. rule.States.Where(s => s.Space == StateSpace.Element)
                .Select(s => options.StatePrecisions.TryGetValue(s.Name, out StatePrecision named) ? named : usual).Distinct(),
        ];
        return new PrecisionFacts(
            (parameters?.ElementType ?? recipe?.Weights) == ElementType.BFloat16 && !options.StochasticRounding && !options.CompensatedRounding
                && recipe is not { StochasticRounding: true } and not { CompensatedRounding: true },
            states is [var only] ? only.ToString() : null) { Options = new Place(nameof(RunOptions), null) };
    }

    private static PlanFacts Facts(Plan? plan) => plan is null
        ? PlanFacts.Unknown
        : new PlanFacts(plan.Steps, plan.BatchSize, plan.Accumulation, plan is { BatchSize: not null, DatasetSize: not null } ? plan.StepsPerEpoch : null) { Gathered = new Place(nameof(Plan.Accumulation), null) };
}
