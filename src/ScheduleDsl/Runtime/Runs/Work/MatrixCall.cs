using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Carries out matrix operations: from memory to memory, one matrix of a tensor after the other.</summary>
/// <param name="type">What numbers are.</param>
/// <param name="options">Width of the vectors, and threads that share a product: one where other tensors are under way at the same time.</param>
/// <param name="clock">Step and seed.</param>
/// <param name="faults">Receives what could not be computed.</param>
internal sealed unsafe class MatrixCall(ElementType type, LinearOptions options, StepClock clock, FaultLog faults)
{
    private readonly Arm ofLoops = Arms.Resolve(options.Arm);
    private readonly Staging staging = new(type, options.Arm, clock);
    private readonly Unpacking unpacking = new(options.Arm);

    public void Run(RunTensor tensor, MatrixCode code, Workspace workspace, Room room)
    {
        if (tensor.Facts.Length == 0)
            return;
        // Blocks of codes go on from one matrix into the next.
        if (code.Access.HasUnpacked)
            unpacking.Before(tensor, code.Access, 0, tensor.Facts.Length, room);
        for (int matrix = 0; matrix < tensor.Facts.Matrices; matrix++)
        {
            if (type == ElementType.Float32)
                Run<float>(tensor, code, matrix, workspace, room);
            else
                Run<double>(tensor, code, matrix, workspace, room);
        }
    }

    private void Run<T>(RunTensor tensor, MatrixCode code, int matrix, Workspace workspace, Room room)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LinearContext context = new(room.Linear, options);
        MatrixView<T> result = At<T>(tensor, code, code.Target, matrix, workspace, room);
        if (code.KeySlot >= 0)
        {
            // A key takes the place of the step, so that what it names can be drawn again at any step.
            long key = (long)Uniforms(tensor, matrix)[code.KeySlot];
            MatrixRandom.Fill(code.Kind, At<T>(tensor, code, code.Sources[0], matrix, workspace, room), result, new DrawStream(clock.Seed, key, tensor.Position, code.Draw), matrix, context);
            return;
        }

        MatrixView<T> a = At<T>(tensor, code, code.Sources[0], matrix, workspace, room);
        if (code.Sources.Length == 1)
        {
            MatrixArrays.Run(code.Kind, a, result, context);
            return;
        }

        MatrixView<T> b = At<T>(tensor, code, code.Sources[1], matrix, workspace, room);
        switch (code.Kind)
        {
            case MatrixKind.Product:
                Multiply(tensor, code, matrix, workspace, room, a, b, result);
                break;
            case MatrixKind.ProductTransposed:
                Multiply(tensor, code, matrix, workspace, room, a, b.Transposed, result);
                break;
            case MatrixKind.TransposedProduct:
                Multiply(tensor, code, matrix, workspace, room, a.Transposed, b, result);
                break;
            case MatrixKind.ScaleRows or MatrixKind.ScaleColumns or MatrixKind.TakeRows or MatrixKind.TakeColumns or MatrixKind.TakeEntries
                or MatrixKind.PutRows or MatrixKind.PutColumns or MatrixKind.PutEntries:
                MatrixArrays.Run(code.Kind, a, b, result);
                break;
            default:
                LinearOutcome outcome = MatrixDecompositions.Run(code.Kind, a, b, result, context);
                if (!outcome.IsDone)
                    faults.Add(tensor.Parameter.Name, code.Access.Operands[code.Target], clock.Step, outcome);
                break;
        }
    }

    private void Multiply<T>(RunTensor tensor, MatrixCode code, int matrix, Workspace workspace, Room room, MatrixView<T> a, MatrixView<T> b, MatrixView<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ProductRequest<T> request = new() { A = a, B = b, Result = result, Alpha = T.One, IsSymmetric = code.IsSymmetric };
        if (code.AlphaSlot >= 0)
        {
            double* uniforms = Uniforms(tensor, matrix);
            (request.Alpha, request.Beta) = (T.CreateTruncating(uniforms[code.AlphaSlot]), T.CreateTruncating(uniforms[code.BetaSlot]));
            request.Addend = At<T>(tensor, code, code.Sources[2], matrix, workspace, room);
        }

        if (code.Prologue is { } before)
        {
            bool isFirst = Makes(before, code, 0), isSecond = Makes(before, code, 1);
            request.Prepared = isFirst && isSecond ? ProductOperands.Both : isFirst ? ProductOperands.A : ProductOperands.B;
            bool isTransposed = code.Kind == (isFirst ? MatrixKind.TransposedProduct : MatrixKind.ProductTransposed);
            request.Prologue = InBlocks(room.Prologue, tensor, before, matrix, code.Access.Spaces[code.Sources[isFirst ? 0 : 1]], isTransposed, workspace);
        }

        if (code.Epilogue is { } behind)
            request.Epilogue = InBlocks(room.Epilogue, tensor, behind, matrix, code.Access.Spaces[code.Target], false, workspace);
        Product.Run(request, room.Linear, options);
    }

    private static bool Makes(LoopCode loop, MatrixCode code, int source)
    {
        int operand = System.Array.IndexOf(loop.Operands, code.Access.Operands[code.Sources[source]]);
        return operand >= 0 && loop.IsWritten[operand];
    }

    private BlockLoop InBlocks(BlockLoop blocks, RunTensor tensor, LoopCode loop, long matrix, StateSpace space, bool isTransposed, Workspace workspace)
    {
        (long height, long width) = tensor.SidesOf(space);
        for (int i = 0; i < loop.Operands.Length; i++)
        {
            int place = loop.Operands[i];
            byte* array = loop.IsLocal[i] ? workspace.Local(place) : tensor.Bases[loop.Homes[i]];
            blocks.Bases[place] = array == null ? null : array + matrix * height * width * loop.Sizes[i];
        }

        return blocks.For(loop, tensor.Group.Route.Rule, type, ofLoops, width, isTransposed, Uniforms(tensor, loop.IsPerMatrix ? (int)matrix : 0));
    }

    private static double* Uniforms(RunTensor tensor, int matrix) => tensor.Uniforms.Block(tensor.Uniforms.Count > 1 ? matrix : 0);

    // Operands that are kept in less, or nowhere, are made ready for the whole matrix.
    private MatrixView<T> At<T>(RunTensor tensor, MatrixCode code, int operand, long matrix, Workspace workspace, Room room)
        where T : unmanaged
    {
        LoopCode access = code.Access;
        int place = access.Operands[operand];
        byte* array = access.Unpacked[operand] != OperandFormat.Direct ? (byte*)room.Unpacked[place] : access.IsLocal[operand] ? workspace.Local(place) : tensor.Bases[place];
        (long height, long width) = tensor.SidesOf(access.Spaces[operand]);
        long first = matrix * height * width;
        array = array == null ? null : array + first * access.Sizes[operand];
        if (access.Formats[operand] != OperandFormat.Direct)
        {
            room.Stored[place] = array;
            array = (byte*)staging.Before(tensor, access, operand, first, 0, checked((int)(height * width)), room);
        }

        return new MatrixView<T>((T*)array, checked((int)height), checked((int)width));
    }
}
