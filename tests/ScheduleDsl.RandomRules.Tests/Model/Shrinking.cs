using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ScheduleDsl.RandomRules.Tests.Model;

/// <summary>Rules that are a little smaller than a given one: large cuts first.</summary>
internal static class Shrinking
{
    public static IEnumerable<RuleModel> Of(RuleModel rule) => Candidates(rule).Where(WellFormed.Check);

    private static IEnumerable<RuleModel> Candidates(RuleModel rule)
    {
        foreach (ImmutableArray<Statement> body in Of(rule.Body))
            yield return rule with { Body = body };
        foreach (StateModel state in rule.States)
            yield return rule with { States = rule.States.Remove(state) };
        foreach (HyperModel hyper in rule.Hypers)
            yield return rule with { Hypers = rule.Hypers.Remove(hyper) };
        foreach (InputModel input in rule.Inputs)
            yield return rule with { Inputs = rule.Inputs.Remove(input) };
        foreach (Workload work in Of(rule.Work))
            yield return rule with { Work = work };
        if (rule.View)
            yield return rule with { View = false };
    }

    private static IEnumerable<Workload> Of(Workload work)
    {
        if (work.IsLarge)
            yield return work with { IsLarge = false };
        if (work.IsWide)
            yield return work with { IsWide = false };
        if (work.Shapes.Length > 1)
        {
            foreach (ImmutableArray<int> shape in work.Shapes)
                yield return work with { Shapes = work.Shapes.Remove(shape) };
        }
        if (work.Steps > 1)
            yield return work with { Steps = work.Steps - 1 };
        if (work.HasOddNumbers)
            yield return work with { HasOddNumbers = false };
        for (int i = 0; i < work.Shapes.Length; i++)
        {
            for (int d = 0; d < work.Shapes[i].Length; d++)
            {
                if (work.Shapes[i][d] > 1)
                    yield return work with { Shapes = work.Shapes.SetItem(i, work.Shapes[i].SetItem(d, work.Shapes[i][d] / 2)) };
            }
        }
    }

    private static IEnumerable<ImmutableArray<Statement>> Of(ImmutableArray<Statement> statements)
    {
        // The last half, without the end; then single ones.
        if (statements.Length > 4)
            yield return [.. statements.Take(statements.Length / 2), statements[^1]];
        for (int i = 0; i < statements.Length; i++)
        {
            yield return statements.RemoveAt(i);
            foreach (ImmutableArray<Statement> instead in Of(statements[i]))
                yield return statements.RemoveAt(i).InsertRange(i, instead);
        }
    }

    private static IEnumerable<ImmutableArray<Statement>> Of(Statement statement)
    {
        switch (statement)
        {
            case Statement.Declare declare:
                foreach (Expression value in Of(declare.Value, declare.Value.Kind))
                    yield return [declare with { Value = value }];
                break;
            case Statement.Assign assign:
                if (assign.Operator != "=")
                    yield return [assign with { Operator = "=" }];
                foreach (Expression value in Of(assign.Value, assign.Value.Kind))
                    yield return [assign with { Value = value }];
                break;
            case Statement.Return result:
                foreach (Expression value in Of(result.Value, Kind.Float))
                    yield return [result with { Value = value }];
                break;
            case Statement.For loop:
                yield return loop.Body;
                if (loop.Trips > 1)
                    yield return [loop with { Trips = 1 }];
                foreach (ImmutableArray<Statement> body in Of(loop.Body))
                    yield return [loop with { Body = body }];
                break;
            case Statement.If branch:
                if (branch.Then is not [.., Statement.Return])
                    yield return branch.Then;
                if (branch.Else.Length > 0)
                {
                    yield return branch.Else;
                    yield return [branch with { Else = [] }];
                }
                foreach (ImmutableArray<Statement> then in Of(branch.Then))
                    yield return [branch with { Then = then }];
                foreach (ImmutableArray<Statement> otherwise in Of(branch.Else))
                    yield return [branch with { Else = otherwise }];
                foreach (Expression condition in Of(branch.Condition, branch.Condition.Kind))
                    yield return [branch with { Condition = condition }];
                break;
        }
    }

    private static IEnumerable<Expression> Of(Expression expression, Kind wanted)
    {
        if (!expression.Operands.IsEmpty)
            yield return Expression.Plainest(wanted);
        foreach (Expression operand in expression.Operands.Where(o => o.Kind.Fits(wanted)))
            yield return operand;
        for (int i = 0; i < expression.Operands.Length; i++)
        {
            foreach (Expression operand in Of(expression.Operands[i], expression.Operands[i].Kind))
                yield return expression with { Operands = expression.Operands.SetItem(i, operand) };
        }
    }
}
