using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ScheduleDsl.RandomRules.Tests.Model;

/// <summary>Whether all names of a rule are declared where they are used: what shrinking may take away.</summary>
internal static class WellFormed
{
    public static bool Check(RuleModel rule)
    {
        ImmutableHashSet<string> names = ImmutableHashSet.CreateRange(
            rule.Hypers.Select(h => h.Name).Concat(rule.States.Where(s => s.When is null).Select(s => s.Name)).Concat(rule.Inputs.Select(i => i.Name)).Append("parameter").Append("gradient"));
        return rule.States.All(s => s.When is null || names.Contains(s.When))
            && rule.States.All(s => Quoted(s.Arguments).All(q => q == "7" || rule.Hypers.Any(h => h.Name == q)))
            && rule.Body is [.., Statement.Return]
            && Check(rule, rule.Body, names);
    }

    private static bool Check(RuleModel rule, ImmutableArray<Statement> statements, ImmutableHashSet<string> names)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Statement.Declare declare:
                    if (!Has(names, declare.Value))
                        return false;
                    names = names.Add(declare.Local);
                    break;
                case Statement.Assign assign:
                    if (!names.Contains(assign.Target) || !Has(names, assign.Value))
                        return false;
                    break;
                case Statement.Return result:
                    if (!Has(names, result.Value))
                        return false;
                    break;
                case Statement.For loop:
                    if (!Check(rule, loop.Body, names.Add($"((float){loop.Counter})")))
                        return false;
                    break;
                case Statement.If branch:
                    IEnumerable<string> guarded = rule.States.Where(s => s.When is not null && s.When == branch.Condition.ToString()).Select(s => s.Name);
                    if (!Has(names, branch.Condition) || !Check(rule, branch.Then, names.Union(guarded)) || !Check(rule, branch.Else, names))
                        return false;
                    break;
            }
        }
        return true;
    }

    // The members that an attribute names, and the length of blocks.
    private static IEnumerable<string> Quoted(string arguments) => arguments.Split('"').Where((_, i) => i % 2 == 1);

    private static bool Has(ImmutableHashSet<string> names, Expression expression) => expression.Names.All(names.Contains);
}
