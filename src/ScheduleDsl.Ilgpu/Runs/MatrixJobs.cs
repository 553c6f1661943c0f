using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Says of an operation on matrices what kernels are to do: where operands lie, how they are read, and how the result is cut.</summary>
internal static class MatrixJobs
{
    public static bool IsProduct(MatrixKind kind) => kind is MatrixKind.Product or MatrixKind.ProductTransposed or MatrixKind.TransposedProduct;

    public static bool IsNormal(MatrixKind kind) => kind is MatrixKind.NormalRows or MatrixKind.NormalColumns;

    public static bool IsSum(MatrixKind kind) => kind is MatrixKind.RowSums or MatrixKind.ColumnSums;

    /// <summary>Whether its kernel computes in float64.</summary>
    public static bool NeedsFloat64(MatrixKind kind) => IsNormal(kind) || IsSum(kind);

    /// <summary>Whether an operation is one long chain of small steps, for which the device would be the slower one: decompositions, solves, random orders and choices, and single numbers that are put in order.</summary>
    public static bool IsOnHost(MatrixKind kind) => IsChoice(kind) || kind is MatrixKind.PutEntries or MatrixKind.OrthonormalRows or MatrixKind.Orthonormal or MatrixKind.EigenVectors or MatrixKind.LeftVectors or MatrixKind.RightVectors
        or MatrixKind.TopLeftVectors or MatrixKind.TopRightVectors or MatrixKind.Solve or MatrixKind.SolveTransposed or MatrixKind.SolveRight;

    /// <summary>Random orders and choices.</summary>
    public static bool IsChoice(MatrixKind kind) => kind is MatrixKind.RandomOrder or MatrixKind.RandomRows or MatrixKind.RandomColumns or MatrixKind.RandomEntries or MatrixKind.WeightedOrder;

    /// <summary>The jobs of all matrices of some tensors, and how many pieces they have.</summary>
    /// <param name="code">The operation.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="slot">Where a slot is that a matrix of a tensor reads.</param>
    public static (List<MatrixJob> Jobs, long Pieces) Of(MatrixCode code, IReadOnlyList<DeviceTensor> tensors, Func<DeviceTensor, long, int, long> slot)
    {
        List<MatrixJob> jobs = [];
        long pieces = 0;
        foreach (DeviceTensor tensor in tensors)
        {
            MatrixJob first = Of(code, tensor);
            for (long matrix = 0; matrix < tensor.Facts.Matrices; matrix++)
            {
                MatrixJob job = first;
                job.First = pieces;
                job.A += matrix * CountOf(code, tensor, code.Sources[0]);
                job.B += matrix * CountOf(code, tensor, Second(code));
                if (code.AlphaSlot >= 0)
                {
                    job.Addend += matrix * CountOf(code, tensor, code.Sources[2]);
                    (job.Alpha, job.Beta) = (slot(tensor, matrix, code.AlphaSlot), slot(tensor, matrix, code.BetaSlot));
                }

                job.Target += matrix * CountOf(code, tensor, code.Target);
                jobs.Add(job);
                pieces += PiecesOf(code.Kind, job);
            }
        }

        return (jobs, pieces);
    }

    /// <summary>Into how many pieces a job is cut.</summary>
    public static long PiecesOf(MatrixKind kind, in MatrixJob job) => IsProduct(kind)
        ? Ceiling(job.Height, ProductTile.Side) * Ceiling(job.Width, ProductTile.Side)
        : Ceiling((long)job.Height * job.Width, MatrixArrayKernel.Length);

    /// <summary>A job over matrices that start their arrays.</summary>
    /// <param name="kind">The operation.</param>
    /// <param name="a">Height and width of the first operand.</param>
    /// <param name="bWidth">Width of the second.</param>
    /// <param name="result">Height and width of the result.</param>
    /// <param name="isSymmetric">Whether a product is symmetric.</param>
    public static MatrixJob Of(MatrixKind kind, (long Height, long Width) a, long bWidth, (long Height, long Width) result, bool isSymmetric)
    {
        (int height, int width, int aHeight, int aWidth) = checked(((int)result.Height, (int)result.Width, (int)a.Height, (int)a.Width));
        MatrixJob job = new() { ARow = aWidth, AColumn = 1, BRow = bWidth, BColumn = 1, Height = height, Width = width, Depth = aWidth, IsSymmetric = isSymmetric ? 1 : 0, Alpha = -1 };
        // Vectors lie without gaps, whether they stand or lie.
        int count = height == 1 ? width : height;
        switch (kind)
        {
            case MatrixKind.ProductTransposed:
                (job.BRow, job.BColumn) = (1, bWidth);
                break;
            case MatrixKind.TransposedProduct:
                (job.ARow, job.AColumn, job.Depth) = (1, aWidth, aHeight);
                break;
            case MatrixKind.Transpose:
                (job.ARow, job.AColumn) = (1, aWidth);
                break;
            case MatrixKind.Diagonal:
                (job.ARow, job.Height, job.Width) = (aWidth + 1, count, 1);
                break;
            case MatrixKind.RowSums or MatrixKind.Order:
                (job.Height, job.Width) = (count, 1);
                break;
            case MatrixKind.ColumnSums:
                (job.ARow, job.AColumn, job.Depth, job.Height, job.Width) = (1, aWidth, aHeight, count, 1);
                break;
            case MatrixKind.ScaleRows:
                (job.BRow, job.BColumn) = (1, 0);
                break;
            case MatrixKind.ScaleColumns or MatrixKind.TakeColumns:
                (job.BRow, job.BColumn) = (0, 1);
                break;
            case MatrixKind.TakeEntries:
                (job.Height, job.Width, job.Depth) = (count, 1, checked(aHeight * aWidth));
                break;
            case MatrixKind.PutRows:
                job.Depth = aHeight;
                break;
            case MatrixKind.TakeRows:
                (job.BRow, job.BColumn, job.Depth) = (1, 0, aHeight);
                break;
        }

        return job;
    }

    private static MatrixJob Of(MatrixCode code, DeviceTensor tensor)
    {
        (StateSpace a, StateSpace b, StateSpace target) = (code.Access.Spaces[code.Sources[0]], code.Access.Spaces[Second(code)], code.Access.Spaces[code.Target]);
        MatrixJob job = Of(code.Kind, tensor.Tensor.SidesOf(a), tensor.Tensor.SidesOf(b).Width, tensor.Tensor.SidesOf(target), code.IsSymmetric);
        (job.A, job.B, job.Target) = (tensor.StartOf(a), tensor.StartOf(b), tensor.StartOf(target));
        if (code.AlphaSlot >= 0)
            job.Addend = tensor.StartOf(code.Access.Spaces[code.Sources[2]]);
        return job;
    }

    private static int Second(MatrixCode code) => code.Sources.Length > 1 ? code.Sources[1] : code.Sources[0];

    private static long CountOf(MatrixCode code, DeviceTensor tensor, int operand) => tensor.Tensor.CountOfMatrix(code.Access.Spaces[operand]);

    private static long Ceiling(long count, long part) => (count + part - 1) / part;
}
