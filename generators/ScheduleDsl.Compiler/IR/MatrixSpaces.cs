using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Compiler.IR;

/// <summary>What a side of a matrix is as long as.</summary>
public enum Side { One, Rows, Columns, Rank }

/// <summary>
/// The spaces of values as matrices. A tensor is rows x columns; products give values for pairs of rows or columns, and projections values for a few
/// directions, the rule's rank.
/// </summary>
public static class MatrixSpaces
{
    private static readonly (Rate Rate, Side Height, Side Width)[] All =
    [
        (Rate.Element, Side.Rows, Side.Columns), (Rate.Row, Side.Rows, Side.One), (Rate.Column, Side.One, Side.Columns),
        (Rate.RowsByRows, Side.Rows, Side.Rows), (Rate.ColumnsByColumns, Side.Columns, Side.Columns),
        (Rate.RowsByRank, Side.Rows, Side.Rank), (Rate.RankByColumns, Side.Rank, Side.Columns), (Rate.RankByRank, Side.Rank, Side.Rank), (Rate.Rank, Side.Rank, Side.One),
    ];

    private static readonly Dictionary<StateSpace, Rate> Rates = new()
    {
        [StateSpace.RowsByRows] = Rate.RowsByRows, [StateSpace.ColumnsByColumns] = Rate.ColumnsByColumns, [StateSpace.RowsByRank] = Rate.RowsByRank,
        [StateSpace.RankByColumns] = Rate.RankByColumns, [StateSpace.RankByRank] = Rate.RankByRank, [StateSpace.Rank] = Rate.Rank,
    };

    /// <summary>The rates of arrays that only matrix operations give and take, in the order of loops.</summary>
    public static IReadOnlyList<Rate> Arrays { get; } = [.. Rates.Values];

    /// <summary>Whether values of a rate are a matrix other than the tensor itself and its rows, columns and blocks.</summary>
    public static bool IsOther(Rate rate) => rate is > Rate.Block and < Rate.Element;

    /// <summary>The rate of a space, or null where it is none of these.</summary>
    public static Rate? RateOf(StateSpace space) => Rates.TryGetValue(space, out Rate rate) ? rate : null;

    /// <summary>The space of a rate of <see cref="Arrays"/>.</summary>
    public static StateSpace SpaceOf(Rate rate) => Rates.First(r => r.Value == rate).Key;

    /// <summary>Height and width of a value as a matrix, or null where it is none.</summary>
    public static (Side Height, Side Width)? SidesOf(Rate rate)
    {
        foreach ((Rate known, Side height, Side width) in All)
        {
            if (known == rate)
                return (height, width);
        }

        return null;
    }

    /// <summary>The rate of a matrix of these sides, or null where the language has none.</summary>
    public static Rate? RateOf(Side height, Side width)
    {
        foreach ((Rate rate, Side h, Side w) in All)
        {
            if (h == height && w == width)
                return rate;
        }

        return null;
    }

    /// <summary>A space for messages: <c>rows x columns</c>.</summary>
    public static string Words(Rate rate) => SidesOf(rate) is var (height, width) ? $"{Word(height)} x {Word(width)}" : rate.ToString().ToLowerInvariant();

    /// <summary>What a space has a number for each of: <c>row</c>, <c>row and direction</c>.</summary>
    public static string Single(StateSpace space) => space switch
    {
        StateSpace.RowsByRows => "pair of rows",
        StateSpace.ColumnsByColumns => "pair of columns",
        StateSpace.RankByRank => "pair of directions",
        StateSpace.RowsByRank => "row and direction",
        StateSpace.RankByColumns => "direction and column",
        StateSpace.Rank => "direction",
        _ => space.ToString().ToLowerInvariant(),
    };

    public static string Word(Side side) => side == Side.One ? "1" : side.ToString().ToLowerInvariant();
}
