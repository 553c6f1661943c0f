using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A count that grows with sides of a matrix, such as <c>10 rows^3</c>.</summary>
/// <param name="Count">What the sides are multiplied by.</param>
/// <param name="Rows">The power of the number of rows.</param>
/// <param name="Columns">The power of the number of columns.</param>
/// <param name="Rank">The power of the number of directions.</param>
public readonly record struct MatrixTerm(int Count, int Rows, int Columns, int Rank)
{
    public MatrixTerm(int count, params Side[] sides)
        : this(count, sides.Count(s => s == Side.Rows), sides.Count(s => s == Side.Columns), sides.Count(s => s == Side.Rank))
    {
    }

    /// <summary>How many sides are multiplied.</summary>
    public int Order => Rows + Columns + Rank;

    public double Weight => Count * System.Math.Pow(1000, Order);

    public string Text
    {
        get
        {
            (int Power, string Side)[] powers = [(Rows, "rows"), (Columns, "columns"), (Rank, "rank")];
            IEnumerable<string> factors = powers.Where(p => p.Power > 0).Select(p => p.Power == 1 ? p.Side : $"{p.Side}^{p.Power}");
            return string.Join(" ", factors.Prepend(Count.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
