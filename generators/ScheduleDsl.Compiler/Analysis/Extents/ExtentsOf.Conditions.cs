using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <content>Conditions: what they say of values, and what values say of them.</content>
internal sealed partial class ExtentsOf
{
    /// <summary>What follows from a condition; null where it contradicts what is taken for true already.</summary>
    public Assumptions? Assume(Assumptions at, int condition, bool truth)
    {
        Assumptions under = new(at);
        if (!Tell(under, condition, truth))
            return null;
        bool goesOn = true;
        while (goesOn)
        {
            goesOn = false;
            foreach ((int open, bool isTrue) in under.Open.ToList())
            {
                if (Follows(under, graph.Values[open], isTrue) is not { } follows)
                    continue;
                under.Open.Remove((open, isTrue));
                goesOn = true;
                if (!follows.All(f => Tell(under, f.Condition, f.Truth)))
                    return null;
            }
        }
        return under;
    }

    /// <summary>Whether a condition holds, where that is known.</summary>
    public bool? Truth(int condition, Assumptions at)
    {
        if (at.Truths.TryGetValue(condition, out bool known))
            return known;
        Value value = graph.Values[condition];
        switch (value.Op)
        {
            case Op.Literal:
                return value.Text == "true";
            case Op.Not:
                return !Truth(value.Operands[0], at);
            case Op.And:
                return Truth(value.Operands[0], at) & Truth(value.Operands[1], at);
            case Op.Or:
                return Truth(value.Operands[0], at) | Truth(value.Operands[1], at);
            case Op.Select:
                return Truth(value.Operands[0], at) is { } first ? Truth(value.Operands[first ? 1 : 2], at) : null;
            case Op.Share:
                return Truth(value.Operands[0], at);
        }
        if (!IsComparison(value) || graph.Values[value.Operands[0]].Type == IrType.Bool || Of(value.Operands[0], at).CanBeLost || Of(value.Operands[1], at).CanBeLost)
            return null;
        Extent rest = Difference(value.Operands[1], value.Operands[0], at);
        return value.Op switch
        {
            Op.Less => rest.IsPositive ? true : rest.IsNotPositive ? false : null,
            Op.LessOrEqual => rest.IsNotNegative ? true : rest.IsNegative ? false : null,
            Op.Greater => rest.IsNegative ? true : rest.IsNotNegative ? false : null,
            Op.GreaterOrEqual => rest.IsNotPositive ? true : rest.IsPositive ? false : null,
            Op.Equal => !rest.ContainsZero ? false : rest == Extent.Of(0) ? true : null,
            _ => !rest.ContainsZero ? true : rest == Extent.Of(0) ? false : null,
        };
    }

    private static bool IsComparison(Value value) => value.Op is Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual or Op.Equal or Op.NotEqual;

    /// <summary>What an answer that involves several conditions says, now that one of them is known; null where nothing yet.</summary>
    private List<(int Condition, bool Truth)>? Follows(Assumptions at, Value value, bool truth)
    {
        int a = value.Operands[0], b = value.Operands[1];
        switch (value.Op)
        {
            case Op.And or Op.Or:
                // Of what is false together one is, and of what is true together one is.
                bool decides = value.Op == Op.And;
                return Truth(a, at) == decides ? [(b, truth)] : Truth(b, at) == decides ? [(a, truth)] : null;
            case Op.Select:
                int c = value.Operands[2];
                return Truth(a, at) is { } first ? [(first ? b : c, truth)]
                    : Truth(b, at) == !truth ? [(a, false), (c, truth)]
                    : Truth(c, at) == !truth ? [(a, true), (b, truth)]
                    : null;
            default:
                return null;
        }
    }

    private bool Tell(Assumptions at, int condition, bool truth)
    {
        if (Truth(condition, at) is { } known)
            return known == truth;
        at.Truths[condition] = truth;
        at.Touch(condition);
        Value value = graph.Values[condition];
        switch (value.Op)
        {
            case Op.Not:
                return Tell(at, value.Operands[0], !truth);
            case Op.Share:
                return Tell(at, value.Operands[0], truth);
            case Op.And when truth:
            case Op.Or when !truth:
                return Tell(at, value.Operands[0], truth) && Tell(at, value.Operands[1], truth);
            case Op.And or Op.Or or Op.Select:
                at.Open.Add((condition, truth));
                TouchConditions(at, condition);
                return true;
        }
        return !IsComparison(value) || graph.Values[value.Operands[0]].Type == IrType.Bool || Compare(at, value, truth);
    }

    // Whichever of them is known next, the others may follow.
    private void TouchConditions(Assumptions at, int condition)
    {
        at.Touch(condition);
        foreach (int operand in graph.Values[condition].Operands.Where(o => graph.Values[o].Type == IrType.Bool))
            TouchConditions(at, operand);
    }

    private bool Compare(Assumptions at, Value value, bool truth)
    {
        int x = value.Operands[0], y = value.Operands[1];
        return (value.Op, truth) switch
        {
            (Op.Less, true) or (Op.GreaterOrEqual, false) => Below(at, x, y, true),
            (Op.LessOrEqual, true) or (Op.Greater, false) => Below(at, x, y, false),
            (Op.Greater, true) or (Op.LessOrEqual, false) => Below(at, y, x, true),
            (Op.GreaterOrEqual, true) or (Op.Less, false) => Below(at, y, x, false),
            (Op.Equal, true) or (Op.NotEqual, false) => Narrow(at, x, Numbers(y, at)) && Narrow(at, y, Numbers(x, at)),
            _ => Apart(at, x, Numbers(y, at)) && Apart(at, y, Numbers(x, at)),
        };
    }

    private bool Below(Assumptions at, int small, int large, bool isStrict)
    {
        Extent least = Numbers(small, at), most = Numbers(large, at);
        AddOrder(at, large, small, isStrict);
        return Narrow(at, small, new Extent(End.Reached(double.NegativeInfinity), most.High with { IsOpen = isStrict || most.High.IsOpen }))
            && Narrow(at, large, new Extent(least.Low with { IsOpen = isStrict || least.Low.IsOpen }, End.Reached(double.PositiveInfinity)));
    }

    private void AddOrder(Assumptions at, int large, int small, bool isStrict)
    {
        (large, small) = (LinearForm.Plain(graph, large), LinearForm.Plain(graph, small));
        at.Orders.Add((large, small, isStrict));
        at.Touch(large);
        at.Touch(small);
    }

    // Not equal to a number: where that is an end, the end is not reached.
    private bool Apart(Assumptions at, int value, Extent other)
    {
        if (!other.IsPoint)
            return true;
        double point = other.Low.Value;
        Extent now = Numbers(value, at);
        return Narrow(at, value, point == 0 ? now.WithoutZero : new Extent(
            now.Low.Value == point ? now.Low with { IsOpen = true } : now.Low, now.High.Value == point ? now.High with { IsOpen = true } : now.High, now.ExcludesZero));
    }

    /// <summary>A value lies within an extent too, and so do those that it is computed from.</summary>
    private bool Narrow(Assumptions at, int value, Extent extent)
    {
        Extent now = Numbers(value, at), narrower = now.Intersect(extent);
        if (narrower.IsEmpty)
            return false;
        if (narrower == now)
            return true;
        at.Extents[value] = narrower;
        at.Touch(value);
        Value v = graph.Values[value];
        int x = v.Operands.Count > 0 ? v.Operands[0] : -1, y = v.Operands.Count > 1 ? v.Operands[1] : -1;
        switch (v.Op)
        {
            case Op.Share:
            case Op.Convert when v.Type.IsFloat():
                return Narrow(at, x, narrower);
            case Op.Negate:
                return Narrow(at, x, narrower.Negated);
            case Op.Add:
                return Narrow(at, x, Wide(ExtentMath.Add(narrower, Numbers(y, at).Negated))) && Narrow(at, y, Wide(ExtentMath.Add(narrower, Numbers(x, at).Negated)));
            case Op.Subtract:
                if (narrower.IsNotNegative)
                    AddOrder(at, x, y, narrower.IsPositive);
                else if (narrower.IsNotPositive)
                    AddOrder(at, y, x, narrower.IsNegative);
                return Narrow(at, x, Wide(ExtentMath.Add(narrower, Numbers(y, at)))) && Narrow(at, y, Wide(ExtentMath.Add(Numbers(x, at), narrower.Negated)));
            case Op.Multiply when !narrower.ContainsZero:
                return Narrow(at, x, Numbers(x, at).WithoutZero) && Narrow(at, y, Numbers(y, at).WithoutZero);
            case Op.SquareRoot or Op.Absolute when !narrower.ContainsZero:
                return Narrow(at, x, Numbers(x, at).WithoutZero);
            default:
                return true;
        }
    }

    // An end at infinity bounds nothing.
    private static Extent Wide(Extent extent) => new(
        double.IsInfinity(extent.Low.Value) ? End.Reached(double.NegativeInfinity) : extent.Low, double.IsInfinity(extent.High.Value) ? End.Reached(double.PositiveInfinity) : extent.High);
}
