using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <content>Sums, products, quotients and roots, with what is known of their operands together.</content>
internal sealed partial class ExtentsOf
{
    private const int MostSplits = 3;

    /// <param name="number">An addition, subtraction or fused multiplication.</param>
    /// <param name="at">What is taken for true.</param>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second, with its sign.</param>
    private Known Sum(int number, Assumptions at, Known x, Known y)
    {
        bool canBeNaN = (x.Extent.High.IsInfinity && y.Extent.Low.IsInfinity) || (x.Extent.Low.IsInfinity && y.Extent.High.IsInfinity);
        Known sum = Known.From(ExtentMath.Add(x.Extent, y.Extent), canBeNaN, x, y);
        if (!Form(number).Factors.ContainsKey(number))
            sum = sum.Within(OfForm(Form(number), at));
        if (!sum.Extent.CrossesZero && !sum.Extent.ContainsZero)
            return sum;
        Value value = graph.Values[number];
        if (value.Op == Op.Subtract && IsRestOfLarger(value.Operands[0], value.Operands[1], at) is { } isStrict)
            sum = sum.Within(isStrict ? Extent.Positive : Extent.NotNegative);
        return sum.Extent.IsNotNegative || sum.Extent.IsNotPositive || at.Splits >= MostSplits || !(Bounded(x) || Bounded(y)) ? sum : BySides(number, at) ?? sum;

        static bool Bounded(Known k) => k.Extent.IsNotNegative || k.Extent.IsNotPositive;
    }

    /// <summary>Where a factor of an operand is a choice, the sum for each side of it by itself.</summary>
    private Known? BySides(int number, Assumptions at)
    {
        int choice = graph.Values[number].Operands.SelectMany(o => Product.Of(graph, o).Powers.Keys)
            .FirstOrDefault(f => graph.Values[f].Op == Op.Select && Truth(graph.Values[f].Operands[0], at) is null);
        if (choice == 0 || graph.Values[choice].Op != Op.Select)
            return null;
        Known? result = null;
        foreach (bool side in new[] { true, false })
        {
            if (Assume(at, graph.Values[choice].Operands[0], side) is not { } under)
                continue;
            under.Splits++;
            Known one = Of(number, under);
            result = result is { } other ? Known.From(other.Extent.Hull(one.Extent), false, other, one) : one;
        }
        return result;
    }

    /// <summary>Whether a difference is of a number and a share of another that is not larger: then it is not negative; and whether it is positive.</summary>
    private bool? IsRestOfLarger(int from, int taken, Assumptions at)
    {
        from = LinearForm.Plain(graph, from);
        Product product = Product.Of(graph, taken);
        foreach ((int large, int small, bool isStrict) in at.Orders)
        {
            if (large == from && product.Over(Product.Of(graph, small)) is { Sign: > 0 } share && Numbers(small, at).IsNotNegative && OfPowers(share.Powers, at).IsWithin(Extent.Share))
                return isStrict;
        }
        return null;
    }

    private LinearForm Form(int value)
    {
        if (!forms.TryGetValue(value, out LinearForm? form))
            forms.Add(value, form = LinearForm.Of(graph, value));
        return form;
    }

    /// <summary>One value less another.</summary>
    private Extent Difference(int x, int y, Assumptions at) => OfForm(Form(x).Plus(Form(y), -1), at);

    private Extent OfForm(LinearForm form, Assumptions at)
    {
        Extent sum = Extent.Of(form.Constant);
        Dictionary<int, double> left = form.Factors.ToDictionary(f => f.Key, f => f.Value);
        foreach (int x in form.Factors.Keys)
        {
            if (!left.TryGetValue(x, out double factor) || factor < 0)
                continue;
            foreach (int y in left.Where(f => f.Value == -factor).Select(f => f.Key).ToList())
            {
                if (Order(x, y, at) is not { } order)
                    continue;
                sum = ExtentMath.Add(sum, ExtentMath.Scale(order, factor));
                left.Remove(x);
                left.Remove(y);
                break;
            }
        }
        return left.Aggregate(sum, (all, term) => ExtentMath.Add(all, ExtentMath.Scale(Numbers(term.Key, at), term.Value)));
    }

    /// <summary>A difference of two values that are no sums, where one is known to be larger.</summary>
    private Extent? Order(int x, int y, Assumptions at)
    {
        foreach ((int large, int small, bool isStrict) in at.Orders)
        {
            if (large == x && small == y)
                return isStrict ? Extent.Positive : Extent.NotNegative;
            if (large == y && small == x)
                return (isStrict ? Extent.Positive : Extent.NotNegative).Negated;
        }
        return IsPowerOf(x, y, at) ? Extent.Share.Negated : IsPowerOf(y, x, at) ? Extent.Share : null;
    }

    // A share to a power of 1 or more is no larger than the share.
    private bool IsPowerOf(int power, int share, Assumptions at) =>
        graph.Values[power] is { Op: Op.Call } call && NameOf(call) == "Pow" && LinearForm.Plain(graph, call.Operands[0]) == share
        && Numbers(share, at).IsWithin(Extent.Share) && Numbers(call.Operands[1], at).Low.Value >= 1;

    private Known ProductOf(Assumptions at, IEnumerable<int> factors)
    {
        int[] operands = [.. factors];
        Known[] x = [.. operands.Select(o => Of(o, at))];
        bool canBeNaN = (x[0].Extent.ReachesInfinity && x[1].Extent.ContainsZero) || (x[1].Extent.ReachesInfinity && x[0].Extent.ContainsZero);
        Product product = Product.Of(graph, operands);
        Extent whole = OfPowers(product.Powers, at);
        return Known.From(ExtentMath.Multiply(x[0].Extent, x[1].Extent), canBeNaN, x).Within(product.Sign < 0 ? whole.Negated : whole);
    }

    private Extent OfPowers(IEnumerable<KeyValuePair<int, int>> powers, Assumptions at)
    {
        Extent product = Extent.Of(1);
        foreach (KeyValuePair<int, int> power in powers)
        {
            Extent x = Numbers(power.Key, at);
            if (power.Value > 1)
                product = ExtentMath.Multiply(product, ExtentMath.EvenPower(x, power.Value / 2 * 2));
            if (power.Value % 2 == 1)
                product = ExtentMath.Multiply(product, x);
        }
        return product;
    }

    private Known Quotient(int number, Value value, Assumptions at, Known x, Known y)
    {
        if (value.Type.IsInteger())
            return y.Extent.ContainsZero ? Known.From(Extent.Everything, true, x, y).Because(number) : Known.Unknown;
        int over = LinearForm.Plain(graph, value.Operands[0]), under = LinearForm.Plain(graph, value.Operands[1]);
        bool canBeNaN = x.Extent.ReachesInfinity && y.Extent.ReachesInfinity;
        Extent quotient = over == under ? Extent.Of(1) : ExtentMath.Multiply(x.Extent, ExtentMath.Reciprocal(y.Extent.WithoutZero));
        if (IsCosine(over, under))
            quotient = quotient.Intersect(new Extent(End.Reached(-1), End.Reached(1)));
        else if (IsPart(over, under, x.Extent, y.Extent, at) is { } isStrict)
            quotient = quotient.Intersect(new Extent(End.Reached(double.NegativeInfinity), new End(1, isStrict)));
        if (!y.Extent.ContainsZero)
            return Known.From(quotient, canBeNaN, x, y);

        // What is not 0 divided by 0 is infinite, with the sign of both where the divisor has one.
        canBeNaN |= x.Extent.ContainsZero;
        Extent signed = y.Extent.IsNotNegative ? x.Extent : y.Extent.IsNotPositive ? x.Extent.Negated : Extent.Finite;
        if (over != under && signed.Low.Value < 0)
            quotient = quotient.Hull(Extent.Of(double.NegativeInfinity));
        if (over != under && signed.High.Value > 0)
            quotient = quotient.Hull(Extent.Of(double.PositiveInfinity));
        return Known.From(quotient, canBeNaN, x, y).Because(number);
    }

    /// <summary>Whether a quotient is at most 1, as both have one sign and the divisor is the larger; and whether it is below 1.</summary>
    private bool? IsPart(int over, int under, Extent x, Extent y, Assumptions at)
    {
        Extent? rest = x.IsNotNegative && y.IsNotNegative ? Difference(under, over, at) : x.IsNotPositive && y.IsNotPositive ? Difference(over, under, at) : null;
        return rest is { IsNotNegative: true } left ? left.IsPositive : null;
    }

    // A scalar product over the product of both lengths.
    private bool IsCosine(int over, int under)
    {
        if (graph.Values[over].Op == Op.Absolute)
            over = LinearForm.Plain(graph, graph.Values[over].Operands[0]);
        if (OfSum(over) is not { } sum || Product.Of(graph, sum.Operands[0]).Powers.ToArray() is not [{ Value: 1, Key: var a }, { Value: 1, Key: var b }])
            return false;
        Product lengths = Product.Of(graph, under);
        return lengths.Sign > 0 && lengths.Powers.Count == 2 && lengths.Powers.All(p => p.Value == 1) && lengths.Powers.Keys.Any(n => IsLength(n, a)) && lengths.Powers.Keys.Any(n => IsLength(n, b));

        Value? OfSum(int n) => graph.Values[n] is { Op: Op.Reduce } reduce && Collective.Of(reduce).Kind == ReduceKind.Sum ? reduce : null;

        bool IsLength(int n, int of) => graph.Values[n].Op == Op.SquareRoot && OfSum(LinearForm.Plain(graph, graph.Values[n].Operands[0])) is { } squares
            && Collective.Of(squares).Scope == Collective.Of(sum).Scope && Product.Of(graph, squares.Operands[0]).Powers.ToArray() is [{ Value: 2, Key: var x }] && x == of;
    }

    private static Known Root(int number, Known x)
    {
        Known root = Known.From(ExtentMath.Rising(x.Extent, Extent.NotNegative.Hull(Extent.Of(double.PositiveInfinity)), Math.Sqrt) with { ExcludesZero = !x.Extent.ContainsZero }, x.Extent.Low.Value < 0, x);
        root = root with { Extent = root.Extent.Tidy() };
        return x.Extent.Low.Value < 0 ? root.Because(number) : root;
    }
}
