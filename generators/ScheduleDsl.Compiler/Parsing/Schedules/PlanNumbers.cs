using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>What turns epochs, samples and tokens into updates: the plan's numbers, as far as the units of a schedule need them, as properties.</summary>
internal sealed class PlanNumbers
{
    private const string Batch = "BatchSize";
    private const string Dataset = "DatasetSize";
    private const string Sequence = "SequenceLength";

    private readonly Dictionary<string, Expression> numbers = [];
    private readonly Expression samples = Number(0);
    private readonly Problems problems;

    public PlanNumbers(Declaration declaration, Properties properties, Problems problems)
    {
        this.problems = problems;
        PhaseDeclaration[] converted = [.. declaration.Phases.Where(p => Needs(p.Unit).Length > 0)];
        if (converted.Length == 0)
            return;
        PlanDeclaration? plan = declaration.Plan;
        samples = Multiply(
            numbers[Batch] = properties.Number(Batch, plan?.BatchSize ?? 0, 0, plan?.Source ?? declaration.Source),
            properties.Number("Accumulation", plan?.Accumulation ?? 1, 1, plan?.Source ?? declaration.Source));
        foreach ((string name, double value) in new[] { (Dataset, (double)(plan?.DatasetSize ?? 0)), (Sequence, plan?.SequenceLength ?? 0) })
        {
            if (converted.Any(p => Needs(p.Unit).Contains(name)))
                numbers[name] = properties.Number(name, (long)value, 0, plan?.Source ?? declaration.Source);
        }
    }

    /// <summary>Updates, not rounded; 0 where the plan does not say enough, which <see cref="Require"/> refuses.</summary>
    public Expression StepsOf(HyperUnit unit, Expression amount)
    {
        Expression updates = unit switch
        {
            HyperUnit.Epochs => Multiply(amount, Ceiling(Divide(numbers[Dataset], samples))),
            HyperUnit.Tokens => Divide(amount, Multiply(samples, numbers[Sequence])),
            _ => Divide(amount, samples),
        };
        return Select(IsKnown(Needs(unit)), updates, Number(0));
    }

    /// <summary>Requires what a phase's unit needs. A phase of length 0 needs nothing.</summary>
    public void Require(PhaseDeclaration phase, Expression amount)
    {
        string[] needed = Needs(phase.Unit);
        // Both at once, then each alone: one message names all that is missing.
        foreach (string[] missing in needed.Length > 1 ? [needed, .. needed.Select(n => new[] { n })] : new[] { needed })
        {
            Expression isSaid = missing.Select(n => Less(Number(0), numbers[n])).Aggregate(Or);
            problems.Require(FindingKind.PlanMissing, phase.Source, Or(LessOrEqual(amount, Number(0)), isSaid),
                $"{phase.Name} takes {{0}} {phase.Unit.ToString().ToLowerInvariant()}, and no plan says how many updates that is: {string.Join(" and ", missing)} {(missing.Length > 1 ? "are" : "is")} missing",
                Awaited.Plan, amount);
        }
    }

    private Expression IsKnown(string[] needed) => needed.Select(n => Less(Number(0), numbers[n])).Aggregate(And);

    private static string[] Needs(HyperUnit unit) => unit switch
    {
        HyperUnit.Epochs => [Dataset, Batch],
        HyperUnit.Samples => [Batch],
        HyperUnit.Tokens => [Sequence, Batch],
        _ => [],
    };
}
