using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Whether a tensor has as many directions as the matrix operations of a step are to find: asked before the first weight changes.</summary>
internal static class MatrixFit
{
    // The largest whole number up to which a float has all of them.
    private const long MostPlacesOfFloat = 1L << 24;

    /// <exception cref="ArgumentException">It has fewer; the message names both.</exception>
    public static void Require(RunTensor tensor)
    {
        if (tensor.Facts.Length == 0)
            return;
        foreach (PhaseCode phase in tensor.Uniforms.Code.Phases)
        {
            foreach (MatrixCode matrix in phase.Matrices)
                Require(tensor, matrix);
        }
    }

    private static void Require(RunTensor tensor, MatrixCode matrix)
    {
        (long height, long width) = tensor.SidesOf(matrix.Access.Spaces[matrix.Sources[0]]);
        (long foundHigh, long foundWide) = tensor.SidesOf(matrix.Access.Spaces[matrix.Target]);
        (long most, long wanted, string what) = matrix.Kind switch
        {
            MatrixKind.TopLeftVectors or MatrixKind.LeftVectors => (Math.Min(height, width), foundWide, "singular vectors"),
            MatrixKind.TopRightVectors or MatrixKind.RightVectors => (Math.Min(height, width), foundHigh, "singular vectors"),
            MatrixKind.Orthonormal => (height, width, "orthonormal columns"),
            MatrixKind.RandomRows => (height, foundHigh, "rows"),
            MatrixKind.RandomColumns => (width, foundHigh, "columns"),
            MatrixKind.RandomEntries => (height * width, foundHigh, "entries"),
            _ => (long.MaxValue, 0, ""),
        };
        bool tellsApart = matrix.Kind != MatrixKind.RandomEntries || height * width <= (tensor.Group.Route.Type == ElementType.Float32 ? MostPlacesOfFloat : int.MaxValue);
        if (!tellsApart)
            throw new ArgumentException($"{tensor.Group.Route.Rule.ShortName()} chooses single weights of {tensor.Parameter}, which has too many to number them: choose rows or columns.");
        if (wanted > most)
            throw new ArgumentException($"{tensor.Group.Route.Rule.ShortName()} asks for {wanted} {what} of a matrix of {height} x {width} of {tensor.Parameter}: there are at most {most}.");
    }
}
