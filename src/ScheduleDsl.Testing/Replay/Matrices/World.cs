using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>
/// The places of a tensor that values of one space have a number for: the body runs at each. In the world of elements these are the weights. In another, the weight, its gradient and
/// states of other spaces cannot be seen, and stand for nothing: the language lets no value of one space depend on them but through a matrix operation.
/// </summary>
internal sealed class World
{
    private World(int tensor, ReplayTensor of, MatrixSpace space, int directions)
    {
        (Tensor, Of, Space) = (tensor, of, space);
        (Height, Width) = (Length(space.Height), Length(space.Width));

        int Length(Side side) => side switch { Side.Rows => of.Rows, Side.Columns => of.Columns, Side.Rank => directions, _ => 1 };
    }

    /// <summary>The tensor's number.</summary>
    public int Tensor { get; }

    public ReplayTensor Of { get; }

    /// <summary>What its places are.</summary>
    public MatrixSpace Space { get; }

    /// <summary>Rows of a matrix of that space.</summary>
    public int Height { get; }

    /// <summary>Its columns.</summary>
    public int Width { get; }

    /// <summary>For each place its optimizer, before the step.</summary>
    public object[] Optimizers { get; private init; } = [];

    public bool IsOfWeights => Space == MatrixSpace.Element;

    /// <summary>Places of one of the tensor's matrices.</summary>
    public int PerMatrix => Height * Width;

    public int Length => PerMatrix * (int)Of.Facts.Matrices;

    public static World OfWeights(int number, ReplayTensor tensor) => new(number, tensor, MatrixSpace.Element, 0) { Optimizers = tensor.Optimizers };

    /// <summary>The world of another space, whose optimizers are those of weights with the space's own states in the place of theirs.</summary>
    public static World OfSpace(int number, ReplayTensor tensor, MatrixSpace space, RuleBody body, int directions)
    {
        World sizes = new(number, tensor, space, directions);
        StateField[] unseen = [.. body.States.Where(s => !s.IsSeenFrom(space))];
        StateField[] own = space.IsApart ? [.. body.States.Where(s => s.IsFloat && MatrixSpace.Of(s.Space) == space)] : [];
        return new World(number, tensor, space, directions) { Optimizers = [.. Enumerable.Range(0, sizes.Length).Select(At)] };

        object At(int index)
        {
            object optimizer = body.Copy(tensor.Optimizers[sizes.WeightOf(index)]);
            Array.ForEach(unseen, s => s.Set(optimizer, float.NaN));
            Array.ForEach(own, s => Begin(s, optimizer, index));
            return optimizer;
        }

        void Begin(StateField state, object optimizer, int index)
        {
            if (tensor.Matrices.TryGetValue(state.Name, out float[]? values))
                state.Set(optimizer, values[index]);
            else
                state.Start(optimizer);
        }
    }

    public int MatrixOf(int index) => index / PerMatrix;

    /// <summary>The number that this world sees of a matrix of a space; null where it sees none.</summary>
    public float? See(MatrixSpace space, IReadOnlyList<float> matrix, int index)
    {
        int place = index % PerMatrix;
        return Space == space ? matrix[place]
            : !Space.Sees(space) ? null
            : matrix[space == MatrixSpace.Row ? place / Width : place % Width];
    }

    /// <summary>A weight that shares with a place what it sees: of rows and columns one of theirs, else the matrix's first.</summary>
    public int WeightOf(int index)
    {
        (int matrix, int place) = (index / PerMatrix, index % PerMatrix);
        return matrix * Of.MatrixLength + (Space == MatrixSpace.Row ? place * Of.Columns : Space == MatrixSpace.Column ? place : 0);
    }
}
