using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <content>
/// Where in the source a collective over a group or the run stands. Tensors of different variants may give it different values, such as gradients that only matrices have
/// centered, and yet it is one collective, over all of them.
/// </content>
public sealed partial class Walk
{
    private readonly Dictionary<Expression, int> nodes = new(SameNode.Instance);
    private readonly Dictionary<string, int> sites = [];
    private ImmutableDictionary<string, ImmutableList<(int Operand, int Rank)>> met = ImmutableDictionary<string, ImmutableList<(int Operand, int Rank)>>.Empty;
    private string place = "";

    /// <summary>The text of a collective's value, which tells it from others of its kind.</summary>
    private string Site(Operation operation, Collective collective, (int Operand, int Rank) operand)
    {
        if (collective.Scope is not (ReduceScope.Group or ReduceScope.All))
            return collective.Text;

        // In a loop one place is met several times; with one operand it is one collective.
        string here = Below(operation);
        ImmutableList<(int Operand, int Rank)> operands = met.TryGetValue(here, out ImmutableList<(int Operand, int Rank)>? known) ? known : [];
        int time = operands.IndexOf(operand);
        if (time < 0)
        {
            time = operands.Count;
            met = met.SetItem(here, operands.Add(operand));
        }

        string site = $"{here}#{time}";
        if (!sites.TryGetValue(site, out int number))
            sites.Add(site, number = sites.Count);
        return (collective with { Site = number }).Text;
    }

    private string Below(Expression node)
    {
        if (!nodes.TryGetValue(node, out int number))
            nodes.Add(node, number = nodes.Count);
        return $"{place}/{number}";
    }

    /// <summary>Records compare by value, and two places of a source may read alike.</summary>
    private sealed class SameNode : IEqualityComparer<Expression>
    {
        public static readonly SameNode Instance = new();

        public bool Equals(Expression? one, Expression? other) => ReferenceEquals(one, other);

        public int GetHashCode(Expression node) => RuntimeHelpers.GetHashCode(node);
    }
}
