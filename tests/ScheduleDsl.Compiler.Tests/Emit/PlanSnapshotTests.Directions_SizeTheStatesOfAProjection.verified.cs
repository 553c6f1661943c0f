/*
variant 0: Step == 1.0
  matrix  rowsbyrank:0 = TopLeftVectors(g, left), rows x rank
  matrix  rankbycolumns:0 = TransposedProduct(rowsbyrank:0, g), rank x columns
  loop 0  over rank x columns, in blocks of the product; reads moment, rankbycolumns:0; writes rankbycolumns:2, moment
  matrix  element:0 = Product(rowsbyrank:0, rankbycolumns:2), rows x columns
  loop 1  over elements, in blocks of the product; reads x, element:0; writes x
  loop 2  over rows x rank; reads rowsbyrank:0; writes left
variant 1: not: Step == 1.0
  matrix  rankbycolumns:0 = TransposedProduct(left, g), rank x columns
  loop 3  over rank x columns, in blocks of the product; reads moment, rankbycolumns:0; writes rankbycolumns:2, moment
  matrix  element:0 = Product(left, rankbycolumns:2), rows x columns
  loop 4  over elements, in blocks of the product; reads x, element:0; writes x
*/
public override int UniformCount => 3;

public override long Directions(global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)
{
    double t = (double)((int)hypers[1]);
    return (long)((double)facts.Rows > t ? t : (double)facts.Rows);
}

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
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("left", global::ScheduleDsl.CompilerServices.TensorSource.State, 0, global::ScheduleDsl.StateSpace.RowsByRank), new("moment", global::ScheduleDsl.CompilerServices.TensorSource.State, 1, global::ScheduleDsl.StateSpace.RankByColumns), new("element:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0), new("rankbycolumns:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0, global::ScheduleDsl.StateSpace.RankByColumns), new("rankbycolumns:2", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 2, global::ScheduleDsl.StateSpace.RankByColumns), new("rowsbyrank:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0, global::ScheduleDsl.StateSpace.RowsByRank)],
    [],
    [],
    false,
    [
        new([new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.TopLeftVectors, [1, 2], 7), new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.TransposedProduct, [7, 1], 5), new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.RankByColumns, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [3, 5], [3, 6], []) { IsEpilogue = true }, new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Product, [7, 6], 4), new global::ScheduleDsl.CompilerServices.LoopStep(1, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 4], [0], []) { IsEpilogue = true }, new global::ScheduleDsl.CompilerServices.LoopStep(2, global::ScheduleDsl.StateSpace.RowsByRank, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [7], [2], [])], []),
        new([new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.TransposedProduct, [2, 1], 5), new global::ScheduleDsl.CompilerServices.LoopStep(3, global::ScheduleDsl.StateSpace.RankByColumns, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [3, 5], [3, 6], []) { IsEpilogue = true }, new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Product, [2, 6], 4), new global::ScheduleDsl.CompilerServices.LoopStep(4, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 4], [0], []) { IsEpilogue = true }], []),
    ]);

public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PrologueFloat32(hypers, step, uniforms);
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (step == 1.0)
    {
        uniforms[0] = (float)0.9;
        uniforms[1] = (float)0.09999999999999998;
        uniforms[2] = (float)(hypers[0]);
        return 0;
    }
    else
    {
        uniforms[0] = (float)0.9;
        uniforms[1] = (float)0.09999999999999998;
        uniforms[2] = (float)(hypers[0]);
        return 1;
    }
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((float*)tensors[3], (float*)tensors[5], (float*)tensors[6], count, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (float*)tensors[4], count, uniforms); break;
            case 2: Loop2((float*)tensors[2], (float*)tensors[7], count, uniforms); break;
            case 3: Loop0((float*)tensors[3], (float*)tensors[5], (float*)tensors[6], count, uniforms); break;
            case 4: Loop1((TWeight*)tensors[0], (float*)tensors[4], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(float* pMoment, float* pRankbycolumns0, float* pRankbycolumns2, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[0];
        float uniform2 = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldMoment = pMoment[i];
            float rankbycolumns0 = pRankbycolumns0[i];
            float moment = global::System.MathF.FusedMultiplyAdd(uniform, oldMoment, uniform2 * rankbycolumns0);
            pRankbycolumns2[i] = moment;
            pMoment[i] = moment;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, float* pElement0, nint count, double* uniforms)
    {
        float rate = (float)uniforms[2];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float element0 = pElement0[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * element0, &pX[i]);
        }
    }

    // Step == 1.0
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(float* pLeft, float* pRowsbyrank0, nint count, double* uniforms)
    {
        for (nint i = 0; i < count; i++)
        {
            float rowsbyrank0 = pRowsbyrank0[i];
            pLeft[i] = rowsbyrank0;
        }
    }
}
