/*
variant 0: always
  loop 0  over elements by rows; reads g; reduces Row.Sum(g)
  select  reads row:0; selects Group.SumOfVectors(Row.Sum(g))
  then    once known for the group:
  loop 1  over elements by rows; reads x, g, row:1; writes x
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
        default: throw new global::System.ArgumentOutOfRangeException(nameof(state));
    }
}

public override global::ScheduleDsl.CompilerServices.KernelPlan Plan(global::ScheduleDsl.ElementType precision)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PlanFloat32;
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static readonly global::ScheduleDsl.CompilerServices.KernelPlan PlanFloat32 = new(
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("m", global::ScheduleDsl.CompilerServices.TensorSource.State, 0), new("row:0", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 0, global::ScheduleDsl.StateSpace.Row), new("row:1", global::ScheduleDsl.CompilerServices.TensorSource.Scratch, 1, global::ScheduleDsl.StateSpace.Row)],
    [],
    [],
    false,
    [
        new([new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.Rows, -1, false, [1], [3], []), new global::ScheduleDsl.CompilerServices.SelectStep(3, 4, -1, false, -1, new("acf3f5d5b4a6499a", global::ScheduleDsl.CompilerServices.CollectiveScope.Group, global::ScheduleDsl.CompilerServices.CollectiveKind.SumOfVectors, -1)), new global::ScheduleDsl.CompilerServices.UniformStep(2, global::ScheduleDsl.CompilerServices.CollectiveScope.Group), new global::ScheduleDsl.CompilerServices.LoopStep(1, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.Rows, -1, false, [0, 1, 4], [0], [])], []),
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
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[3], count, span, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[4], count, span, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pRow0, nint count, nint span, double* uniforms)
    {
        float* lanes = stackalloc float[32];
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            double total0 = 0.0;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
                Float32Scalar<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
                total0 = total0 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            }
            pRow0[place] = (float)total0;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            (lanes)[i & 31] = (lanes)[i & 31] + (g);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, float* pRow1, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row1Here = pRow1[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Scalar<TWeight, TGradient>.Part1(pX + at, pG + at, row1Here, length, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part1(TWeight* pX, TGradient* pG, float row1Here, nint count, double* uniforms)
    {
        float rate = (float)uniforms[0];
        float row1 = row1Here;
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * g * row1, &pX[i]);
        }
    }
}
