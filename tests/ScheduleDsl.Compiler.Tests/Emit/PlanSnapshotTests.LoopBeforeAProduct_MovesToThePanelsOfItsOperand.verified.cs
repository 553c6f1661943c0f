/*
variant 0: always
  first   1.0 - Beta
  matrix  element:0 = Product(basis, g), rows x columns
  loop 0  over elements, in panels of the next product; reads m, g; writes m
  matrix  element:1 = Product(basis, m), rows x columns
  loop 1  over elements, in blocks of the product; reads x, element:0, element:1; writes x
*/
public override int UniformCount => 3;

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
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("m", global::ScheduleDsl.CompilerServices.TensorSource.State, 0), new("basis", global::ScheduleDsl.CompilerServices.TensorSource.State, 1, global::ScheduleDsl.StateSpace.RowsByRows), new("element:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0), new("element:1", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 1)],
    [],
    [],
    false,
    [
        new([new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Product, [3, 1], 4), new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [1, 2], [2], []) { IsPrologue = true }, new global::ScheduleDsl.CompilerServices.MatrixStep(global::ScheduleDsl.CompilerServices.MatrixKind.Product, [3, 2], 5), new global::ScheduleDsl.CompilerServices.LoopStep(1, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 4, 5], [0], []) { IsEpilogue = true }], []),
    ]);

public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PrologueFloat32(hypers, step, uniforms);
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = (float)(hypers[1]);
    uniforms[1] = (float)(1.0 - hypers[1]);
    uniforms[2] = (float)(hypers[0]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[2], count, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (float*)tensors[4], (float*)tensors[5], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pM, nint count, double* uniforms)
    {
        float beta = (float)uniforms[0];
        float uniform = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldM = pM[i];
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float m = global::System.MathF.FusedMultiplyAdd(beta, oldM, uniform * g);
            pM[i] = m;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, float* pElement0, float* pElement1, nint count, double* uniforms)
    {
        float rate = (float)uniforms[2];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float element0 = pElement0[i];
            float element1 = pElement1[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * (element0 + element1), &pX[i]);
        }
    }
}
