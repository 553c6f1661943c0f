using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>How long the schedule and each of its phases is, over the properties.</summary>
/// <param name="Total">Null for a schedule without end.</param>
/// <param name="Phases">In order; null for a last phase without end.</param>
internal sealed record Lengths(Expression? Total, ImmutableArray<Expression?> Phases)
{
    /// <summary>Declares the lengths' properties and requires that they fit.</summary>
    public static Lengths Resolve(Declaration declaration, Properties properties, Problems problems)
    {
        ImmutableArray<PhaseDeclaration> phases = declaration.Phases;
        PhaseDeclaration[] rest = [.. phases.Where(p => p.Unit == HyperUnit.None)];
        foreach (PhaseDeclaration second in rest.Skip(1))
            problems.Add(FindingKind.TwoPhasesTakeTheRest, second.Source, $"{rest[0].Name} and {second.Name} have no length, and only one phase can take what is left");

        bool endsOpen = rest.Length == 1 && rest[0].CanBeEndless && rest[0] == phases.Last();
        bool needsTotal = declaration.Steps is not null || phases.Any(p => p.Unit == HyperUnit.Fraction) || (rest.Length > 0 && !endsOpen);
        Expression? total = null;
        if (needsTotal)
        {
            total = properties.Count("Steps", declaration.Steps ?? 0, declaration.Source, "Length");
            problems.Require(FindingKind.NoLength, declaration.Source, Less(Number(0), total), "Steps is {0}: the length of the schedule has to be set", Awaited.Steps, total);
        }

        PlanNumbers plan = new(declaration, properties, problems);
        Expression?[] lengths = Given(phases, total, plan, properties, out Expression fractions);
        Expression[] given = [.. lengths.OfType<Expression>()];
        Expression? sum = given.Length == 0 ? null : given.Aggregate(Add);
        RequireFit(declaration, phases, lengths, sum ?? Number(0), fractions, total, problems);
        if (total is null && rest.Length == 0)
            total = sum ?? Number(0);
        int taker = phases.IndexOf(rest.FirstOrDefault()!);
        if (taker >= 0 && total is not null)
            lengths[taker] = sum is null ? total : Subtract(total, sum);
        for (int i = 0; i < lengths.Length; i++)
            lengths[i] ??= i == taker ? null : Number(0);
        return new Lengths(total, [.. lengths]);
    }

    // Of several lengths in one unit the joints are rounded, not the lengths: two halves of 7 steps are 4 and 3.
    private static Expression?[] Given(
        ImmutableArray<PhaseDeclaration> phases, Expression? total, PlanNumbers plan, Properties properties, out Expression fractions)
    {
        Expression?[] lengths = new Expression?[phases.Length];
        Dictionary<HyperUnit, (Expression Sum, Expression Joint)> before = [];
        for (int i = 0; i < phases.Length; i++)
        {
            PhaseDeclaration phase = phases[i];
            if (phase.Unit == HyperUnit.None)
                continue;
            Expression amount = properties.Length(phase);
            if (phase.Unit == HyperUnit.Steps)
            {
                lengths[i] = amount;
                continue;
            }
            if (phase.Unit != HyperUnit.Fraction)
                plan.Require(phase, amount);
            bool isFirst = !before.TryGetValue(phase.Unit, out (Expression Sum, Expression Joint) last);
            Expression sum = isFirst ? amount : Add(last.Sum, amount);
            Expression joint = Round(phase.Unit == HyperUnit.Fraction ? Multiply(sum, total!) : plan.StepsOf(phase.Unit, sum));
            lengths[i] = isFirst ? joint : Subtract(joint, last.Joint);
            before[phase.Unit] = (sum, joint);
        }
        fractions = before.TryGetValue(HyperUnit.Fraction, out (Expression Sum, Expression Joint) all) ? all.Sum : Number(0);
        return lengths;
    }

    private static void RequireFit(
        Declaration declaration, ImmutableArray<PhaseDeclaration> phases, Expression?[] lengths, Expression sum, Expression fractions,
        Expression? total, Problems problems)
    {
        bool converts = phases.Any(p => p.Unit is HyperUnit.Epochs or HyperUnit.Samples or HyperUnit.Tokens);
        Awaited awaited = (total is null ? Awaited.Nothing : Awaited.Steps) | (converts ? Awaited.Plan : Awaited.Nothing);
        PhaseDeclaration[] shares = [.. phases.Where(p => p.Unit == HyperUnit.Fraction)];

        // Decimal fractions that sum to 1 may do so a few bits above it in binary.
        if (shares.Length > 1)
            problems.Require(FindingKind.FractionsAboveOne, declaration.Source, LessOrEqual(fractions, Number(1 + 1e-12)),
                $"the fractions of {Names(shares)} sum to {{0}}, above 1", Awaited.Nothing, fractions);
        if (total is null)
        {
            if (declaration.End is CurveEnd.Repeat or CurveEnd.Continue)
                problems.Require(FindingKind.NoLength, declaration.Source, Less(Number(0), sum), $"the phases take {{0}} steps: there is nothing to {Verb(declaration.End.Value)}", awaited, sum);
            return;
        }

        List<PhaseDeclaration> timed = [];
        for (int i = 0; i < phases.Length; i++)
        {
            if (lengths[i] is not { } length)
                continue;
            timed.Add(phases[i]);
            string consequence = phases[i] is WarmupDeclaration ? ", so the peak is never reached" : "";
            problems.Require(FindingKind.PhasesLongerThanSchedule, phases[i].Source, LessOrEqual(length, total),
                $"{phases[i].Name} takes {{0}} of {{1}} steps{consequence}", awaited, length, total);
        }
        if (timed.Count > 1)
        {
            Expression[] terms = [.. lengths.OfType<Expression>(), sum, total];
            string terms0 = string.Join(" + ", timed.Select((_, i) => $"{{{i}}}"));
            problems.Require(FindingKind.PhasesLongerThanSchedule, declaration.Source, LessOrEqual(sum, total),
                $"{Names(timed)} take {terms0} = {{{timed.Count}}} of {{{timed.Count + 1}}} steps", awaited, terms);
        }
        bool leavesGap = timed.Count > 0 && timed.Count == phases.Length && declaration.End is not CurveEnd.Hold;
        if (leavesGap)
            problems.Require(FindingKind.PhasesShorterThanSchedule, declaration.Source, LessOrEqual(total, sum),
                $"{Names(timed)} {(timed.Count == 1 ? "takes" : "take")} {{0}} of {{1}} steps: add a phase without a length, or say End = ScheduleEnd.Hold", awaited, sum, total);
    }

    /// <summary>What a schedule does at its end, in messages.</summary>
    public static string Verb(CurveEnd end) => end.ToString().ToLowerInvariant();

    private static string Names(IReadOnlyList<PhaseDeclaration> phases) => phases.Count == 1
        ? phases[0].Name
        : string.Join(", ", phases.Take(phases.Count - 1).Select(p => p.Name)) + " and " + phases[phases.Count - 1].Name;
}
