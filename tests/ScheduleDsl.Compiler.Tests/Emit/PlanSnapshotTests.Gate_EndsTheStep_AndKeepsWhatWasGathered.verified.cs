/*
variant 0: always
  first   Sum.gathered = (Sum.gathered + 1.0)
  loop 0  over elements; reads g; reduces All.Sum(g * g)
  then    once known for the run:
          Sqrt(All.Sum(g * g)) > 1.0
  gate    ends here unless (Sqrt(All.Sum(g * g)) > 1.0)
  loop 1  over elements; reads Sum.sum, x, g; writes Sum.sum, x
  last    keeps Sum.gathered
  else 2  over elements; reads Sum.sum, g; writes Sum.sum
  else    keeps Sum.gathered
*/
public override int UniformCount => 5;

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
        case 2:
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
        case 2:
        {
            return 0.0;
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
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("m", global::ScheduleDsl.CompilerServices.TensorSource.State, 0), new("Sum.sum", global::ScheduleDsl.CompilerServices.TensorSource.State, 1)],
    [new(0, global::ScheduleDsl.CompilerServices.LeafSource.State, 2)],
    [new(2, 0), new(3, 1)],
    false,
    [
        new([new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [1], [], [new("4aca3fd72e9bf9c0", global::ScheduleDsl.CompilerServices.CollectiveScope.All, global::ScheduleDsl.CompilerServices.CollectiveKind.Sum, 1)]), new global::ScheduleDsl.CompilerServices.UniformStep(1, global::ScheduleDsl.CompilerServices.CollectiveScope.All, 3), new global::ScheduleDsl.CompilerServices.LoopStep(1, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 1, 3], [0, 3], [])], [new(2, 2)], Rejected: new([new global::ScheduleDsl.CompilerServices.LoopStep(2, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [1, 3], [3], [])], [new(2, 2)], false)),
    ]);

public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PrologueFloat32(hypers, step, uniforms);
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

public override void Shared(global::ScheduleDsl.ElementType precision, int variant, int level, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) SharedFloat32(variant, level, hypers, step, uniforms);
}

private static void SharedFloat32(int variant, int level, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    switch (variant, level)
    {
        case (0, 0):
        {
            double sumGathered = (uniforms[0] + 1.0);
            uniforms[2] = sumGathered;
            return;
        }
        case (0, 1):
        {
            uniforms[3] = ((global::System.Math.Sqrt(uniforms[1]) > 1.0)) ? 1.0 : 0.0;
            return;
        }
    }
}

private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[4] = (float)(hypers[0]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], count, uniforms, partials); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            case 2: Loop2((TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        for (nint at = 0; at < count; at += 1024)
        {
            nint length = global::System.Math.Min(1024, count - at);
            global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
            Float32Scalar<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            partials += 1;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            (lanes)[i & 31] = (lanes)[i & 31] + (g * g);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, float* pSumSum, nint count, double* uniforms)
    {
        float rate = (float)uniforms[4];
        for (nint i = 0; i < count; i++)
        {
            float oldSumSum = pSumSum[i];
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float sumSum = oldSumSum + g;
            pSumSum[i] = sumSum;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * sumSum, &pX[i]);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(TGradient* pG, float* pSumSum, nint count, double* uniforms)
    {
        for (nint i = 0; i < count; i++)
        {
            float oldSumSum = pSumSum[i];
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float sumSum = oldSumSum + g;
            pSumSum[i] = sumSum;
        }
    }
}
