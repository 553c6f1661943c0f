using System;

namespace ScheduleDsl;

/// <summary>
/// Reflections <c>H = I - tau v v^T</c> with <c>v[0] = 1</c>, alone and in blocks <c>H0 H1 ... = I - V^T T V</c> with a reflector in each row of V and
/// an upper triangle T (Schreiber and Van Loan, "A Storage-Efficient WY Representation for Products of Householder Transformations", 1989).
/// </summary>
internal static unsafe class Householder
{
    /// <summary>Reflectors in a block.</summary>
    public const int Block = 32;

    private const double Vanishing = 1e-270;

    /// <summary>The reflection that leaves only the first number of x; x becomes v.</summary>
    /// <returns>That number, and tau: 0 where nothing was to be done.</returns>
    public static (double Value, double Tau) Reflect(double* x, nint count)
    {
        double first = x[0], rest = count > 1 ? VectorLoops.Dot(x + 1, x + 1, count - 1) : 0;
        if (count > 1 && double.FusedMultiplyAdd(first, first, rest) < Vanishing)
            return ReflectVanishing(x, count);
        x[0] = 1;
        if (rest == 0)
            return (first, 0);
        double norm = Math.Sqrt(double.FusedMultiplyAdd(first, first, rest));
        double value = first > 0 ? -norm : norm;
        VectorLoops.Divide(x + 1, first - value, count - 1);
        return (value, (value - first) / value);
    }

    // What is left of dependent columns may be so small that its squares are not numbers any more; its direction counts all the same.
    private static (double Value, double Tau) ReflectVanishing(double* x, nint count)
    {
        double largest = 0;
        for (nint i = 0; i < count; i++)
            largest = Math.Max(largest, Math.Abs(x[i]));
        if (largest == 0)
        {
            x[0] = 1;
            return (0, 0);
        }

        int exponent = Math.ILogB(largest);
        for (nint i = 0; i < count; i++)
            x[i] = Math.ScaleB(x[i], -exponent);
        (double value, double tau) = Reflect(x, count);
        return (Math.ScaleB(value, exponent), tau);
    }

    /// <summary>T of a block.</summary>
    public static MatrixView<double> Triangle(MatrixView<double> v, double* taus, LinearContext context)
    {
        int count = v.Rows;
        double* memory = context.Workspace.Take<double>(WorkspaceUse.BlockTriangle, 2L * count * count);
        MatrixView<double> t = new(memory, count, count), inner = new(memory + count * count, count, count);
        Product.Gram(v, inner, context.Workspace, context.Options);
        for (int j = 0; j < count; j++)
        {
            for (int i = 0; i < count; i++)
            {
                double sum = 0;
                for (int k = i; k < j; k++)
                    sum = double.FusedMultiplyAdd(t[i, k], inner[k, j], sum);
                t[i, j] = i < j ? -taus[j] * sum : i == j ? taus[j] : 0;
            }
        }

        return t;
    }

    /// <summary><c>C = C (I - V^T T V)</c>, or with T transposed.</summary>
    public static void ApplyFromRight(MatrixView<double> c, MatrixView<double> v, MatrixView<double> t, LinearContext context)
    {
        if (c.Rows == 0)
            return;
        (LinearWorkspace workspace, LinearOptions options) = (context.Workspace, context.Options);
        long size = (long)c.Rows * v.Rows;
        MatrixView<double> inner = new(workspace.Take<double>(WorkspaceUse.BlockProduct, size), c.Rows, v.Rows);
        MatrixView<double> turned = new(workspace.Take<double>(WorkspaceUse.BlockProductTriangle, size), c.Rows, v.Rows);
        Product.Multiply(c, v.Transposed, inner, workspace, options);
        Product.Multiply(inner, t, turned, workspace, options);
        Product.Multiply(-1, turned, v, 1, c, c, workspace, options);
    }

    /// <summary>
    /// The first rows of <c>(H0 H1 ...)^T</c>: an orthonormal basis, a vector in each row.
    /// </summary>
    /// <param name="v">Reflectors, a row each.</param>
    /// <param name="offset">Reflector i begins at number i + offset.</param>
    public static void Accumulate(MatrixView<double> v, double* taus, int offset, MatrixView<double> basis, LinearContext context)
    {
        for (int i = 0; i < basis.Rows; i++)
        {
            new Span<double>(basis.At(i, 0), basis.Columns).Clear();
            basis[i, i] = 1;
        }

        for (int first = (v.Rows - 1) / Block * Block; first >= 0 && v.Rows > 0; first -= Block)
        {
            int count = Math.Min(Block, v.Rows - first), start = first + offset;
            MatrixView<double> reflectors = v.Block(first, start, count, v.Columns - start);
            MatrixView<double> t = Triangle(reflectors, taus + first, context);
            ApplyFromRight(basis.Block(start, start, basis.Rows - start, basis.Columns - start), reflectors, t.Transposed, context);
        }
    }
}
