using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Which matrices an operation takes: what cannot be computed for a tensor is refused before anything moves.</summary>
internal static class MatrixSizes
{
    /// <summary>Looks at the variants that were chosen for the tensors of a route.</summary>
    /// <exception cref="ArgumentException">An operation asks for more vectors than a matrix has; the message names all such tensors.</exception>
    public static void Require(RunRoute route)
    {
        if (!route.Plan.HasMatrices)
            return;
        List<string>? problems = null;
        foreach (RunGroup group in route.Groups)
        {
            foreach (RunTensor tensor in group.Tensors)
            {
                if (tensor.Facts.Length == 0 || tensor.Fitting == tensor.Uniforms.Code)
                    continue;
                if (Problem(tensor) is { } problem)
                    (problems ??= []).Add(problem);
                else
                    tensor.Fitting = tensor.Uniforms.Code;
            }
        }

        if (problems is not null)
            throw new ArgumentException($"{route.Rule.ShortName()} {string.Join("; and ", problems)}. Choose other settings for them, or give them to another route.");
    }

    private static string? Problem(RunTensor tensor)
    {
        foreach (PhaseCode phase in tensor.Uniforms.Code.Phases)
        {
            foreach (MatrixCode matrix in phase.Matrices)
            {
                (long wanted, long given) = Vectors(tensor, matrix);
                if (wanted <= given)
                    continue;
                (long height, long width) = tensor.SidesOf(matrix.Access.Spaces[matrix.Sources[0]]);
                return $"asks for {wanted} vectors of {matrix.Kind} from {tensor.Parameter}, and a matrix of {height} x {width} has {given}";
            }
        }

        return null;
    }

    // How many vectors are wanted, and how many there are.
    private static (long Wanted, long Given) Vectors(RunTensor tensor, MatrixCode matrix)
    {
        if (matrix.Kind is not (MatrixKind.Orthonormal or MatrixKind.LeftVectors or MatrixKind.RightVectors or MatrixKind.TopLeftVectors or MatrixKind.TopRightVectors))
            return (0, 0);
        (long height, long width) = tensor.SidesOf(matrix.Access.Spaces[matrix.Sources[0]]);
        (long resultHeight, long resultWidth) = tensor.SidesOf(matrix.Access.Spaces[matrix.Target]);
        return (matrix.Kind is MatrixKind.RightVectors or MatrixKind.TopRightVectors ? resultHeight : resultWidth, Math.Min(height, width));
    }
}
