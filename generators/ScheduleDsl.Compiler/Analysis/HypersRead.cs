using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>The hyperparameters that a rule reads anywhere, in its bodies, its functions, and in what it says of states and inputs; and the settings that a schedule does.</summary>
public static class HypersRead
{
    /// <param name="schedule">A schedule, whose tables are settings too.</param>
    /// <param name="checks">Those of its checks that count as reading.</param>
    public static HashSet<string> By(Schedule schedule, IEnumerable<Check> checks)
    {
        HashSet<string> read = [];
        foreach (Block block in schedule.Curves.Select(c => c.Body).Concat(schedule.Functions.Select(f => f.Body)).Append(schedule.Body))
            OfWhatIsUsed(block, read);
        IEnumerable<Expression?> lengths = schedule.Curves.Select(c => c.Length).Append(schedule.Length).Concat(schedule.Phases.Select(p => p.Length));
        foreach (Expression? expression in lengths.Concat(checks.Select(c => c.Condition)))
            In(expression, read);
        return read;
    }

    public static HashSet<string> By(Rule rule)
    {
        HashSet<string> read = [];
        foreach (Block block in rule.Parts.Select(p => p.Body).Concat(rule.Functions.Select(f => f.Body)).Append(rule.Body))
            In(block, read);
        foreach (Expression? expression in rule.States.SelectMany(s => new[] { s.Initial, s.When, s.BlockLength }).Concat(rule.Inputs.Select(i => i.When)).Append(rule.Directions))
            In(expression, read);
        return read;
    }

    // A schedule's body gives each setting to a local first: only what the result depends on counts.
    private static void OfWhatIsUsed(Block block, HashSet<string> read)
    {
        List<Assign> assigned = [];
        HashSet<string> locals = [];
        Read(block);
        for (int before = -1; before != assigned.Count;)
        {
            before = assigned.Count;
            foreach (Assign assign in assigned.Where(a => locals.Contains(a.Local)).ToList())
            {
                assigned.Remove(assign);
                Use(assign.Value);
            }
        }

        void Read(Block part)
        {
            foreach (Statement statement in part.Statements)
            {
                switch (statement)
                {
                    case Assign assign:
                        assigned.Add(assign);
                        break;
                    case Return result:
                        Use(result.Value);
                        break;
                    case If branch:
                        Use(branch.Condition);
                        Read(branch.Then);
                        Read(branch.Else);
                        break;
                    case For loop:
                        Read(loop.Body);
                        break;
                }
            }
        }

        void Use(Expression expression)
        {
            In(expression, read);
            LocalsIn(expression, locals);
        }
    }

    private static void LocalsIn(Expression expression, HashSet<string> locals)
    {
        if (expression is LocalReference local)
            locals.Add(local.Name);
        IEnumerable<Expression> operands = expression switch
        {
            Operation operation => operation.Operands,
            Invocation call => call.Arguments,
            TableRead table => table.Arguments,
            _ => [],
        };
        foreach (Expression operand in operands)
            LocalsIn(operand, locals);
    }

    private static void In(Block block, HashSet<string> read)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Assign assign:
                    In(assign.Value, read);
                    break;
                case AssignState assign:
                    In(assign.Value, read);
                    break;
                case Return result:
                    In(result.Value, read);
                    break;
                case If branch:
                    In(branch.Condition, read);
                    In(branch.Then, read);
                    In(branch.Else, read);
                    break;
                case For loop:
                    In(loop.Body, read);
                    break;
            }
        }
    }

    private static void In(Expression? expression, HashSet<string> read)
    {
        switch (expression)
        {
            case HyperReference hyper:
                read.Add(hyper.Name);
                break;
            case Operation operation:
                foreach (Expression operand in operation.Operands)
                    In(operand, read);
                break;
            case Invocation call:
                foreach (Expression argument in call.Arguments)
                    In(argument, read);
                break;
            case TableRead table:
                read.Add(table.Table);
                foreach (Expression argument in table.Arguments)
                    In(argument, read);
                break;
        }
    }
}
