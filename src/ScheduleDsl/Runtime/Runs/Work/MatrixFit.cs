using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Whether a tensor has as many directions as the matrix operations of a step are to find: asked before the first weight changes.</summary>
internal static class MatrixFit
{
    // The largest whole number up to which a float has all of them.
    private const long MostPlacesOfFloat = 1L << 24;

    /// <summary>What the tensor has too few of, or too many; null where all fits.</summary>
    public static string? Problem(RunTensor tensor)
    {
        if (tensor.Facts.Length == 0)
            return null;
        foreach (PhaseCode phase in tensor.Uniforms.Code.Phases)
        {
            foreach (MatrixCode matrix in phase.Matrices)
            {
                if (Problem(tensor, matrix) is { } problem)
                    return problem;
            }
        }

        return null;
    }

    private static string? Problem(RunTensor tensor, MatrixCode matrix)
    {
        (long height, long width) = tensor.SidesOf(matrix.Access.Spaces[matrix.Sources[0]]);
        (long foundHigh, long foundWide) = tensor.SidesOf(matrix.Access.Spaces[matrix.Target]);
        (long most, long wanted, string what) = matrix.Kind switch
        {
            MatrixKind.TopLeftVectors or MatrixKind.LeftVectors => (Math.Min(height, width), foundWide, "left singular vectors"),
            MatrixKind.TopRightVectors or MatrixKind.RightVectors => (Math.Min(height, width), foundHigh, "right singular vectors"),
            MatrixKind.Orthonormal => (height, width, "orthonormal columns"),
            MatrixKind.OrthonormalRows => (width, height, "orthonormal rows"),
            MatrixKind.RandomRows => (height, foundHigh, "rows"),
            MatrixKind.RandomColumns => (width, foundHigh, "columns"),
            MatrixKind.RandomEntries => (height * width, foundHigh, "entries"),
            _ => (long.MaxValue, 0, ""),
        };
        if (matrix.Kind == MatrixKind.RandomEntries && height * width > (tensor.Group.Route.Type == ElementType.Float32 ? MostPlacesOfFloat : int.MaxValue))
            return $"chooses single weights of {tensor.Parameter}, which has too many to number them: choose rows or columns";
        return wanted > most ? $"asks for {wanted} {what} of a matrix of {height} x {width} of {tensor.Parameter}: there are at most {most}" : null;
    }
}
