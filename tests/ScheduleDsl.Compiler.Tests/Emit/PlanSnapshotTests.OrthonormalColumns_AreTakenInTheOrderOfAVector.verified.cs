/*
variant 0: always
  matrix  rowsbyrows:0 = Orthonormal(basis, basis), rows x rows
  matrix  row:0 = Diagonal(rowsbyrows:0), rows x 1
  matrix  row:1 = Order(row:0), rows x 1
  matrix  rowsbyrows:1 = TakeColumns(rowsbyrows:0, row:1), rows x rows
  loop 0  over elements; reads x, g; writes x
  loop 1  over rows x rows; reads rowsbyrows:1; writes basis
*/
public override int UniformCount => 1;

public override bool HasState(int state, global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)
{
    switch (state)
    {
        case 0:
        {
            return true;
        }
        case 1:
        {
            return true;
        }
        default: throw new global::System.ArgumentOutOfRangeException(nameof(state));
    }
}

public override double InitialState(int state, global::System.ReadOnlySpan<double> hypers)
{
    switch (state)
    {
        case 0:
        {
            return (double)0f;
        }
        case 1:
        {
            return (double)0f;
        }
        default: throw new global::System.ArgumentOutOfRangeException(nameof(state));
    }
}

public override global::ScheduleDsl.CompilerServices.KernelPlan Plan(global::ScheduleDsl.ElementType precision)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PlanFloat32;
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static readonly global::ScheduleDsl.CompilerServices.KernelPlan PlanFloat32 = new(
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("m", global::ScheduleDsl.CompilerServices.TensorSource.State, 0), new("basis", global::ScheduleDsl.CompilerServices.TensorSource.State, 1, global::ScheduleDsl.StateSpace.RowsByRows), new("row:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0, global::ScheduleDsl.StateSpace.Row), new("row:1", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 1, global::ScheduleDsl.StateSpace.Row), new("rowsbyrows:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0, global::ScheduleDsl.StateSpace.RowsByRows), new("rowsbyrows:1", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 1, global::ScheduleDsl.StateSpace.RowsByRows)],
    [],
    [],
    false,
    [
        new([new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Orthonormal, [3, 3], 6), new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Diagonal, [6], 4), new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Order, [4], 5), new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.TakeColumns, [6, 5], 7), new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 1], [0], []), new global::ScheduleDsl.CompilerServices.LoopStep(1, global::ScheduleDsl.StateSpace.RowsByRows, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [7], [3], [])], []),
    ]);

public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PrologueFloat32(hypers, step, uniforms);
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = (float)(hypers[0]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], count, uniforms); break;
            case 1: Loop1((float*)tensors[3], (float*)tensors[7], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, nint count, double* uniforms)
    {
        float rate = (float)uniforms[0];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * g, &pX[i]);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(float* pBasis, float* pRowsbyrows1, nint count, double* uniforms)
    {
        for (nint i = 0; i < count; i++)
        {
            float rowsbyrows1 = pRowsbyrows1[i];
            pBasis[i] = rowsbyrows1;
        }
    }
}
