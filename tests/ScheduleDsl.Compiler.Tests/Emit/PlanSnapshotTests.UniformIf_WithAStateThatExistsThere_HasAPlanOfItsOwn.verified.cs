/*
variant 0: Flag
  first   1.0 - Beta
  loop 0  over elements; reads kept, g; writes kept; reduces Tensor.Sum(kept * kept)
  then    once known for the tensor:
          Rate / Sqrt(Tensor.Sum(kept * kept))
  loop 1  over elements; reads x, kept; writes x
variant 1: not: Flag
  loop 2  over elements; reads g; reduces Tensor.Sum(g * g)
  then    once known for the tensor:
          Rate / Sqrt(Tensor.Sum(g * g))
  loop 3  over elements; reads x, g; writes x
*/
public override int UniformCount => 6;

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
            return (hypers[2] != 0);
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
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("m", global::ScheduleDsl.CompilerServices.TensorSource.State, 0), new("kept", global::ScheduleDsl.CompilerServices.TensorSource.State, 1)],
    [],
    [],
    true,
    [
        new([new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [1, 3], [3], [new("", global::ScheduleDsl.CompilerServices.CollectiveScope.Tensor, global::ScheduleDsl.CompilerServices.CollectiveKind.Sum, 2)]), new global::ScheduleDsl.CompilerServices.UniformStep(1, global::ScheduleDsl.CompilerServices.CollectiveScope.Tensor), new global::ScheduleDsl.CompilerServices.LoopStep(1, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 3], [0], [])], []),
        new([new global::ScheduleDsl.CompilerServices.LoopStep(2, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [1], [], [new("", global::ScheduleDsl.CompilerServices.CollectiveScope.Tensor, global::ScheduleDsl.CompilerServices.CollectiveKind.Sum, 4)]), new global::ScheduleDsl.CompilerServices.UniformStep(1, global::ScheduleDsl.CompilerServices.CollectiveScope.Tensor), new global::ScheduleDsl.CompilerServices.LoopStep(3, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 1], [0], [])], []),
    ]);

public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PrologueFloat32(hypers, step, uniforms);
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

public override void Local(global::ScheduleDsl.ElementType precision, int variant, int level, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) LocalFloat32(variant, level, hypers, step, uniforms);
}

private static void LocalFloat32(int variant, int level, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    switch (variant, level)
    {
        case (0, 1):
        {
            uniforms[3] = (float)(hypers[0] / global::System.Math.Sqrt(uniforms[2]));
            return;
        }
        case (1, 1):
        {
            uniforms[5] = (float)(hypers[0] / global::System.Math.Sqrt(uniforms[4]));
            return;
        }
    }
}

private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if ((hypers[2] != 0))
    {
        uniforms[0] = (float)(hypers[1]);
        uniforms[1] = (float)(1.0 - hypers[1]);
        return 0;
    }
    else
    {
        return 1;
    }
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[3], count, uniforms, partials); break;
            case 1: Loop1((TWeight*)tensors[0], (float*)tensors[3], count, uniforms); break;
            case 2: Loop2((TGradient*)tensors[1], count, uniforms, partials); break;
            case 3: Loop3((TWeight*)tensors[0], (TGradient*)tensors[1], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    // Flag
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pKept, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        for (nint at = 0; at < count; at += 1024)
        {
            nint length = global::System.Math.Min(1024, count - at);
            global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
            Float32Scalar<TWeight, TGradient>.Part0(pG + at, pKept + at, length, uniforms, lanes);
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            partials += 1;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part0(TGradient* pG, float* pKept, nint count, double* uniforms, float* lanes)
    {
        float beta = (float)uniforms[0];
        float uniform = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldKept = pKept[i];
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float kept = global::System.MathF.FusedMultiplyAdd(beta, oldKept, uniform * g);
            pKept[i] = kept;
            (lanes)[i & 31] = (lanes)[i & 31] + (kept * kept);
        }
    }

    // Flag
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, float* pKept, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[3];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float kept = pKept[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - uniform * kept, &pX[i]);
        }
    }

    // not: Flag
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(TGradient* pG, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        for (nint at = 0; at < count; at += 1024)
        {
            nint length = global::System.Math.Min(1024, count - at);
            global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
            Float32Scalar<TWeight, TGradient>.Part2(pG + at, length, uniforms, lanes);
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            partials += 1;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part2(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            (lanes)[i & 31] = (lanes)[i & 31] + (g * g);
        }
    }

    // not: Flag
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop3(TWeight* pX, TGradient* pG, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[5];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - uniform * g, &pX[i]);
        }
    }
}
