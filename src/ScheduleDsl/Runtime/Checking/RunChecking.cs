using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>The guidelines over settings, schedules and plans that exist only at run time.</summary>
internal static class RunChecking
{
    public static IReadOnlyList<Advice> Check(OptimizerSettings settings, Plan? plan, ParameterTable? parameters = null, RunOptions? options = null, IReadOnlyList<ParameterGroup>? groups = null)
    {
        // What is out of its range says so; a schedule that has no value then is not judged as well.
        IReadOnlyList<string> problems = settings.OutOfRange();
        if (problems.Count > 0)
            return [.. problems.Select(problem => new Advice("SDL206", AdviceTier.Error, problem.Split(' ')[0], problem))];
        CompiledRule rule = settings.Rule;
        SettingFacts[] driven = [.. rule.Hypers.Select((hyper, i) => Setting(hyper, settings.SlotOf(i)))];
        options ??= new RunOptions();
        RuleFacts facts = Facts(rule) with { DecayIsKnown = rule.Hypers.Select((hyper, i) => hyper.Kind == HyperKind.Scalar || settings.SlotOf(i).Value == hyper.Default).All(isDefault => isDefault) };
        return Advise(new RunFacts(facts, Facts(plan), driven)
        {
            Precision = Facts(rule, parameters, options),
            DecaysVectors = DecayingVectors.Of(rule, parameters, groups is null ? options.Groups : [.. groups, .. options.Groups], groups is not null),
        });
    }

    public static IReadOnlyList<Advice> Check(Schedule schedule, Plan? plan) => Advise(new RunFacts(
        null, Facts(plan), [new SettingFacts(new Place(schedule.GetType().Name, null), nameof(HyperRole.LearningRate), null, new RuntimeCurve(schedule), true)]));

    private static Advice[] Advise(RunFacts run) =>
        [.. AllGuidelines.Check(run, _ => null).Select(f => new Advice(f.Rule.Id, (AdviceTier)f.Tier, f.Subject, f.Message) { Remedies = [.. f.Remedies.Select(r => r.ToString())] })];

    private static SettingFacts Setting(HyperInfo hyper, Slot slot) => new(
        new Place(hyper.Name, null), hyper.Role.ToString(), slot.Value, slot.Resolve() is { } schedule ? new RuntimeCurve(schedule) : null,
        slot.Value != hyper.Default) { Default = hyper.Default, CurveName = (slot.Resolve() as CurveOf)?.Name };

    private static RuleFacts Facts(CompiledRule rule) => new(
        rule.ShortName(), (RuleTrait)rule.Traits,
        [.. rule.Guidelines.Select(g => new LimitFacts(g.Hyper, g.Min, g.Above, g.Max, g.Below, (Tier)g.Tier, g.Because, g.Source))]);

    private static PrecisionFacts Facts(CompiledRule rule, ParameterTable? parameters, RunOptions options)
    {
        StatePrecision[] states =
        [
            .. rule.States.Where(s => s.Space == StateSpace.Element)
                .Select(s => options.StatePrecisions.TryGetValue(s.Name, out StatePrecision named) ? named : options.StatePrecision).Distinct(),
        ];
        return new PrecisionFacts(
            parameters?.ElementType == ElementType.BFloat16 && !options.StochasticRounding && !options.CompensatedRounding,
            states is [var only] ? only.ToString() : null) { Options = new Place(nameof(RunOptions), null) };
    }

    private static PlanFacts Facts(Plan? plan) => plan is null
        ? PlanFacts.Unknown
        : new PlanFacts(plan.Steps, plan.BatchSize, plan.Accumulation, plan is { BatchSize: not null, DatasetSize: not null } ? plan.StepsPerEpoch : null);
}
