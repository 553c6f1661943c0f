using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>
/// Decompositions and solutions. Their bits follow from the order in which the library computes them, so the library is asked, without vectors and threads; that
/// what it gives is a decomposition at all is found out here (<see cref="DecompositionChecks"/>).
/// </summary>
internal static unsafe class Decomposed
{
    /// <param name="kind">The operation.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second: the replacement, or what is solved for.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <exception cref="ReplayException">The matrix has no such result, or the library's is wrong.</exception>
    public static Grid Of(MatrixKind kind, Grid a, Grid b, int height, int width)
    {
        int least = Math.Min(a.Height, a.Width);
        if (kind == MatrixKind.Orthonormal ? a.Width > least : kind == MatrixKind.OrthonormalRows ? a.Height > least : Wanted(kind, height, width) > least)
            throw new ReplayException($"{kind} of a matrix of {a.Height} x {a.Width} asks for more vectors than there are.");
        Grid otherwise = kind == MatrixKind.SolveRight ? a : b;
        if (!a.IsFinite || (IsSolution(kind) && !b.IsFinite))
            return otherwise;
        Grid result = new(height, width, new float[height * width]);
        if (!Run(kind, a, b, result))
            return otherwise;
        return DecompositionChecks.Problem(kind, a, b, result) is { } problem ? throw new ReplayException($"{kind} of a matrix of {a.Height} x {a.Width}: {problem}.") : result;
    }

    private static bool IsSolution(MatrixKind kind) => kind is MatrixKind.Solve or MatrixKind.SolveTransposed or MatrixKind.SolveRight;

    private static int Wanted(MatrixKind kind, int height, int width) => kind switch
    {
        MatrixKind.LeftVectors or MatrixKind.TopLeftVectors => width,
        MatrixKind.RightVectors or MatrixKind.TopRightVectors => height,
        _ => 0,
    };

    private static bool Run(MatrixKind kind, Grid a, Grid b, Grid result)
    {
        LinearContext context = new(new LinearWorkspace(), new LinearOptions { Arm = Arm.Scalar, Threads = 1 });
        int least = Math.Min(a.Height, a.Width);
        Grid u = new(a.Height, least, new float[a.Height * least]), values = new(1, least, new float[least]), vt = new(least, a.Width, new float[least * a.Width]);
        fixed (float* first = a.Values, second = b.Values, third = result.Values, left = u.Values, middle = values.Values, right = vt.Values)
        {
            MatrixView<float> x = new(first, a.Height, a.Width), y = new(second, b.Height, b.Width), z = new(third, result.Height, result.Width);
            MatrixView<float> s = new(middle, 1, least), v = new(right, least, a.Width);
            LinearOutcome outcome = kind switch
            {
                MatrixKind.Orthonormal => QrDecomposition.Run(x, z, v, context),
                MatrixKind.OrthonormalRows => QrDecomposition.Run(x.Transposed, z.Transposed, new MatrixView<float>(right, a.Height, a.Height), context),
                MatrixKind.EigenVectors => SymmetricEigen.Run(x, s, z, descending: true, context),
                MatrixKind.Solve => TriangularSolve.FromLeft(Triangle.Upper, x, y, z, context),
                MatrixKind.SolveTransposed => TriangularSolve.FromLeft(Triangle.Lower, x.Transposed, y, z, context),
                MatrixKind.SolveRight => TriangularSolve.FromRight(Triangle.Upper, y, x, z, context),
                _ => SingularValues.Run(x, new MatrixView<float>(left, a.Height, least), s, v, context),
            };
            if (outcome.IsDone && Wanted(kind, result.Height, result.Width) > 0)
                (kind is MatrixKind.LeftVectors or MatrixKind.TopLeftVectors ? u : vt).First(result.Height, result.Width).Values.CopyTo(result.Values, 0);
            return outcome.IsDone;
        }
    }
}
