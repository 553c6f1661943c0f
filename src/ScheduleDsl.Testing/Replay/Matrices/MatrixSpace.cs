using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>What a side of a matrix is as long as.</summary>
internal enum Side { One, Rows, Columns, Rank }

/// <summary>What a value of a body is one number of: a matrix with these sides.</summary>
internal readonly record struct MatrixSpace(Side Height, Side Width)
{
    public static readonly MatrixSpace Element = new(Side.Rows, Side.Columns);
    public static readonly MatrixSpace Row = new(Side.Rows, Side.One);
    public static readonly MatrixSpace Column = new(Side.One, Side.Columns);

    private static readonly Dictionary<StateSpace, MatrixSpace> OfStates = new()
    {
        [StateSpace.Element] = Element, [StateSpace.Row] = Row, [StateSpace.Column] = Column,
        [StateSpace.RowsByRows] = new(Side.Rows, Side.Rows), [StateSpace.ColumnsByColumns] = new(Side.Columns, Side.Columns),
        [StateSpace.RowsByRank] = new(Side.Rows, Side.Rank), [StateSpace.RankByColumns] = new(Side.Rank, Side.Columns),
        [StateSpace.RankByRank] = new(Side.Rank, Side.Rank), [StateSpace.Rank] = new(Side.Rank, Side.One),
    };

    /// <summary>Whether values can be of this space: the language knows no others.</summary>
    public bool IsKnown => OfStates.Values.Contains(this);

    /// <summary>Whether only matrix operations go from the weights to this space and back.</summary>
    public bool IsApart => this != Element && this != Row && this != Column;

    /// <summary>The space of a state that is a matrix; null for blocks, and for what a tensor or the run has one of.</summary>
    public static MatrixSpace? Of(StateSpace state) => OfStates.TryGetValue(state, out MatrixSpace space) ? space : null;

    /// <summary>The space of a vector.</summary>
    public static MatrixSpace Vector(Side length) => length == Side.Columns ? Column : new(length, Side.One);

    /// <summary>Whether a value of the other space has one number for each place of this one: what a row or column has one of, all its weights see.</summary>
    public bool Sees(MatrixSpace other) => this == other || (this == Element && (other == Row || other == Column));

    public override string ToString() => $"{Word(Height)} x {Word(Width)}";

    private static string Word(Side side) => side == Side.One ? "1" : side.ToString().ToLowerInvariant();
}
