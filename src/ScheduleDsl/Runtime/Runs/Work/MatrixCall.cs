using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Carries out matrix operations: from memory to memory, one matrix of a tensor after the other.</summary>
/// <param name="type">What numbers are.</param>
/// <param name="arm">Width of the vectors.</param>
/// <param name="threads">Threads that share a product, where no others are at work.</param>
internal sealed unsafe class MatrixCall(ElementType type, Arm arm, int threads)
{
    private readonly LinearOptions options = new() { Arm = arm, Threads = threads };

    public void Run(RunTensor tensor, MatrixCode code, Workspace workspace, Room room)
    {
        if (tensor.Facts.Length == 0)
            return;
        for (long matrix = 0; matrix < tensor.Facts.Matrices; matrix++)
        {
            if (type == ElementType.Float32)
                Run<float>(tensor, code, matrix, workspace, room);
            else
                Run<double>(tensor, code, matrix, workspace, room);
        }
    }

    private void Run<T>(RunTensor tensor, MatrixCode code, long matrix, Workspace workspace, Room room)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixView<T> a = At<T>(tensor, code, code.Sources[0], matrix, workspace);
        MatrixView<T> result = At<T>(tensor, code, code.Target, matrix, workspace);
        if (code.Kind == MatrixKind.Transpose)
        {
            Transpose(a, result);
            return;
        }

        MatrixView<T> b = At<T>(tensor, code, code.Sources[1], matrix, workspace);
        bool isGram = code.Sources[0] == code.Sources[1];
        switch (code.Kind)
        {
            case MatrixKind.ProductTransposed when isGram:
                Product.Gram(a, result, room.Linear, options);
                break;
            case MatrixKind.TransposedProduct when isGram:
                Product.Gram(a.Transposed, result, room.Linear, options);
                break;
            default:
                MatrixView<T> left = code.Kind == MatrixKind.TransposedProduct ? a.Transposed : a, right = code.Kind == MatrixKind.ProductTransposed ? b.Transposed : b;
                Product.Multiply(left, right, result, room.Linear, options);
                break;
        }
    }

    private static void Transpose<T>(MatrixView<T> a, MatrixView<T> result)
        where T : unmanaged
    {
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
                result[j, i] = a[i, j];
        }
    }

    private static MatrixView<T> At<T>(RunTensor tensor, MatrixCode code, int operand, long matrix, Workspace workspace)
        where T : unmanaged
    {
        LoopCode access = code.Access;
        int place = access.Operands[operand];
        byte* array = access.IsLocal[operand] ? workspace.Local(place) : tensor.Bases[place];
        (long height, long width) = tensor.SidesOf(access.Spaces[operand]);
        return new MatrixView<T>((T*)array + matrix * height * width, checked((int)height), checked((int)width));
    }
}
