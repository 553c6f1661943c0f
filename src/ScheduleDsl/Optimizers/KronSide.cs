using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>One side of the preconditioner of <see cref="Kron"/>: Q from the left or R from the right, each a triangle, or a scale for each row or column. Vectors have no left one.</summary>
[Functions]
public static partial class KronSide
{
    /// <summary>The side as it was kept, at the first update a multiple of the identity.</summary>
    /// <param name="triangle">What is kept of a triangle.</param>
    /// <param name="scale">What is kept of a scale.</param>
    /// <param name="start">What diagonals begin as.</param>
    /// <param name="isFirst">Whether this is the first update.</param>
    /// <param name="isTriangle">Whether the side is a triangle.</param>
    /// <param name="isScale">Whether it is a scale; read where it is no triangle.</param>
    public static float Kept(float triangle, float scale, Scalar start, bool isFirst, bool isTriangle, bool isScale)
    {
        if (isTriangle)
            return isFirst ? start * Across.Matrix.Identity(triangle) : triangle;
        if (isScale)
            return isFirst ? (float)start : scale;
        return 1;
    }

    /// <summary><c>Q X</c> from the left, <c>X R^T</c> from the right.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="side">The side.</param>
    /// <param name="isLeft">Whether it is the left one.</param>
    /// <param name="isTriangle">Whether it is a triangle.</param>
    /// <param name="isScale">Whether it is a scale.</param>
    public static float Turned(float x, float side, bool isLeft, bool isTriangle, bool isScale)
    {
        if (isTriangle)
        {
            if (isLeft)
                return Across.Matrix.Product(side, x);
            return Across.Matrix.ProductTransposed(x, side);
        }
        if (isScale)
            return side * x;
        return x;
    }

    /// <summary><c>Q^-T V</c> from the left, <c>V R^-1</c> from the right.</summary>
    /// <param name="v">A value of rows x columns.</param>
    /// <param name="side">The side. Scales stay above 0, as no step of theirs takes all of one.</param>
    /// <param name="isLeft">Whether it is the left one.</param>
    /// <param name="isTriangle">Whether it is a triangle.</param>
    /// <param name="isScale">Whether it is a scale.</param>
    public static float Solved(float v, float side, bool isLeft, bool isTriangle, bool isScale)
    {
        if (isTriangle)
        {
            if (isLeft)
                return Across.Matrix.SolveTransposed(side, v);
            return Across.Matrix.SolveRight(v, side);
        }
        if (isScale)
            return v / Max(side, (float)1e-30);
        return v;
    }

    /// <summary><c>Q^T Q H</c> from the left, <c>H R^T R</c> from the right.</summary>
    /// <param name="h">A value of rows x columns.</param>
    /// <param name="side">The side.</param>
    /// <param name="isLeft">Whether it is the left one.</param>
    /// <param name="isTriangle">Whether it is a triangle.</param>
    /// <param name="isScale">Whether it is a scale.</param>
    public static float Preconditioned(float h, float side, bool isLeft, bool isTriangle, bool isScale)
    {
        if (isTriangle)
        {
            if (isLeft)
                return Across.Matrix.TransposedProduct(side, Across.Matrix.Product(side, h));
            return Across.Matrix.Product(Across.Matrix.ProductTransposed(h, side), side);
        }
        if (isScale)
            return side * side * h;
        return h;
    }

    /// <summary>The side after a step towards as much noise in every direction.</summary>
    /// <param name="side">The side.</param>
    /// <param name="turned">A, what both sides make of X.</param>
    /// <param name="solved">C, what the inverses of both make of V.</param>
    /// <param name="rate">Step size.</param>
    /// <param name="isLeft">Whether it is the left one.</param>
    /// <param name="isTriangle">Whether it is a triangle.</param>
    /// <param name="isScale">Whether it is a scale.</param>
    public static float Fitted(float side, float turned, float solved, Scalar rate, bool isLeft, bool isTriangle, bool isScale)
    {
        if (isTriangle)
        {
            if (isLeft)
                return FittedTriangle(side, Across.Matrix.ProductTransposed(turned, turned), Across.Matrix.ProductTransposed(solved, solved), rate);
            return FittedTriangle(side, Across.Matrix.TransposedProduct(turned, turned), Across.Matrix.TransposedProduct(solved, solved), rate);
        }
        if (isScale)
        {
            if (isLeft)
            {
                float made = Across.Row.Sum(turned * turned), whitened = Across.Row.Sum(solved * solved);
                return FittedScale(side, made - whitened, Across.Rows.Max(made + whitened), rate);
            }
            float madeOfColumns = Across.Column.Sum(turned * turned), whitenedOfColumns = Across.Column.Sum(solved * solved);
            return FittedScale(side, madeOfColumns - whitenedOfColumns, Across.Columns.Max(madeOfColumns + whitenedOfColumns), rate);
        }
        return side;
    }

    /// <summary>The largest number of a side, without its sign; 1 where there is none.</summary>
    /// <param name="side">The side.</param>
    /// <param name="isLeft">Whether it is the left one.</param>
    /// <param name="isTriangle">Whether it is a triangle.</param>
    /// <param name="isScale">Whether it is a scale.</param>
    public static Scalar Largest(float side, bool isLeft, bool isTriangle, bool isScale)
    {
        if (isTriangle)
            return Across.Matrix.AbsoluteMax(side);
        if (isScale)
        {
            if (isLeft)
                return Across.Rows.AbsoluteMax(side);
            return Across.Columns.AbsoluteMax(side);
        }
        return 1;
    }

    private static float FittedTriangle(float triangle, float made, float whitened, Scalar rate)
    {
        Scalar bound = Max(SpectralBound.OfSymmetric(made + whitened), 1e-30);
        return triangle - rate / bound * Across.Matrix.Product(Across.Matrix.Upper(made - whitened), triangle);
    }

    private static float FittedScale(float scale, float excess, Scalar most, Scalar rate) => scale - rate / Max(most, 1e-30) * excess * scale;
}
