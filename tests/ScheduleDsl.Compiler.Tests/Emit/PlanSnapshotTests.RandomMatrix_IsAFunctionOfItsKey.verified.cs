/*
variant 0: always
  first   Floor((Step - 1.0) / 10.0)
  matrix  rankbycolumns:0 = NormalRows.0(g), rank x columns
  matrix  rowsbyrank:0 = ProductTransposed(g, rankbycolumns:0), rows x rank
  matrix  element:0 = Product(rowsbyrank:0, rankbycolumns:0), rows x columns
  loop 0  over elements, in blocks of the product; reads x, element:0; writes x
*/
public override int UniformCount => 2;

public override long Directions(global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)
{
    return 2L;
}

public override bool HasState(int state, global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)
{
    switch (state)
    {
        default: throw new global::System.ArgumentOutOfRangeException(nameof(state));
    }
}

public override double InitialState(int state, global::System.ReadOnlySpan<double> hypers)
{
    switch (state)
    {
        default: throw new global::System.ArgumentOutOfRangeException(nameof(state));
    }
}

public override global::ScheduleDsl.CompilerServices.KernelPlan Plan(global::ScheduleDsl.ElementType precision)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PlanFloat32;
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static readonly global::ScheduleDsl.CompilerServices.KernelPlan PlanFloat32 = new(
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("element:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0), new("rankbycolumns:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0, global::ScheduleDsl.StateSpace.RankByColumns), new("rowsbyrank:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0, global::ScheduleDsl.StateSpace.RowsByRank)],
    [],
    [],
    false,
    [
        new([new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.NormalRows, [1], 3, 0, 0), new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.ProductTransposed, [1, 3], 4), new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Product, [4, 3], 2), new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 2], [0], []) { IsEpilogue = true }], []),
    ]);

public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PrologueFloat32(hypers, step, uniforms);
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = (double)global::System.Math.Floor((step - 1.0) / 10.0);
    uniforms[1] = (float)(hypers[0]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (float*)tensors[2], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, float* pElement0, nint count, double* uniforms)
    {
        float rate = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float element0 = pElement0[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * element0, &pX[i]);
        }
    }
}
