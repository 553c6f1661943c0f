using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Sizes of a tensor as a rule sees it.</summary>
internal static class TensorFactsOf
{
    /// <summary>A vector or scalar is one row; else the view says what rows and columns are, and the parameter into how many parts its rows are cut.</summary>
    /// <exception cref="ArgumentException">The rows cannot be cut into so many parts.</exception>
    public static TensorFacts Of(Parameter parameter, MatrixView view, long groupLength, long allLength)
    {
        IReadOnlyList<int> shape = parameter.Shape;
        int rank = shape.Count;
        long kernel = Product(shape, 2, rank);
        (long rows, long columns, long matrices) = (rank, view) switch
        {
            (<= 1, _) => (1, parameter.Length, 1),
            (_, MatrixView.FirstAxis) => (shape[0], Product(shape, 1, rank), 1),
            _ => ((long)shape[rank - 2], (long)shape[rank - 1], Product(shape, 0, rank - 2)),
        };
        if (rows % parameter.Parts != 0 || rank <= 1 && parameter.Parts > 1)
            throw new ArgumentException($"The parameter {parameter} is to be {parameter.Parts} matrices, one below the other, and its {rows} {(rows == 1 ? "row" : "rows")} cannot be cut so.");
        (rows, matrices) = (rows / parameter.Parts, matrices * parameter.Parts);
        return new TensorFacts(parameter.Length, rank, rows, columns, matrices, kernel, groupLength, allLength);
    }

    /// <summary>One of the facts, by its place among the members.</summary>
    public static double At(this in TensorFacts facts, int place) => place switch
    {
        0 => facts.Length,
        1 => facts.Rank,
        2 => facts.Rows,
        3 => facts.Columns,
        4 => facts.Matrices,
        5 => facts.KernelLength,
        6 => facts.GroupLength,
        7 => facts.AllLength,
        8 => facts.Layer,
        9 => facts.Layers,
        10 => facts.PlaceInGroup,
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    /// <summary>The shape of an array with one number for each row or column.</summary>
    public static IReadOnlyList<int> ShapeOf(Parameter parameter, MatrixView view, StateSpace space)
    {
        int[] shape = [.. parameter.Shape];
        int rank = shape.Length;
        if (rank <= 1)
            return space == StateSpace.Row ? [1] : shape;
        int[] parts = parameter.Parts == 1 ? [] : [parameter.Parts];
        if (view == MatrixView.FirstAxis)
            return space == StateSpace.Row ? shape[..1] : [.. parts, .. shape[1..]];
        return space == StateSpace.Row ? shape[..^1] : [.. shape[..^2], .. parts, shape[^1]];
    }

    private static long Product(IReadOnlyList<int> shape, int first, int end)
    {
        long product = 1;
        for (int i = first; i < end; i++)
            product *= shape[i];
        return product;
    }
}
