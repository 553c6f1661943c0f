/*
variant 0: Curved
  first   Rate * loss
  loop 0  over elements; reads x, g, curvature; writes x
variant 1: not: Curved
  first   Rate * loss
  loop 1  over elements; reads x, g; writes x
*/
public override int UniformCount => 2;

public override global::System.Collections.Generic.IReadOnlyList<global::ScheduleDsl.CompilerServices.InputInfo> Inputs => DeclaredInputs;

private static readonly global::ScheduleDsl.CompilerServices.InputInfo[] DeclaredInputs = [new("curvature", false), new("loss", true, true)];

public override bool HasInput(int input, global::System.ReadOnlySpan<double> hypers, in global::ScheduleDsl.CompilerServices.TensorFacts facts)
{
    switch (input)
    {
        case 0:
        {
            return (hypers[1] != 0);
        }
        case 1:
        {
            return true;
        }
        default: throw new global::System.ArgumentOutOfRangeException(nameof(input));
    }
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
    [new("x", global::ScheduleDsl.CompilerServices.TensorSource.Parameter, 0), new("g", global::ScheduleDsl.CompilerServices.TensorSource.Gradient, 0), new("curvature", global::ScheduleDsl.CompilerServices.TensorSource.Input, 0)],
    [new(0, global::ScheduleDsl.CompilerServices.LeafSource.Input, 1)],
    [],
    false,
    [
        new([new global::ScheduleDsl.CompilerServices.LoopStep(0, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 1, 2], [0], [])], []),
        new([new global::ScheduleDsl.CompilerServices.LoopStep(1, global::ScheduleDsl.StateSpace.Element, global::ScheduleDsl.CompilerServices.LoopSpan.None, -1, false, [0, 1], [0], [])], []),
    ]);

public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (precision == global::ScheduleDsl.ElementType.Float32) return PrologueFloat32(hypers, step, uniforms);
    throw new global::System.ArgumentOutOfRangeException(nameof(precision));
}

private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if ((hypers[1] != 0))
    {
        uniforms[1] = (float)(hypers[0] * uniforms[0]);
        return 0;
    }
    else
    {
        uniforms[1] = (float)(hypers[0] * uniforms[0]);
        return 1;
    }
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    // Curved
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pCurvature, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float curvature = pCurvature[i];
            float g2 = g / curvature;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - uniform * g2, &pX[i]);
        }
    }

    // not: Curved
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - uniform * g, &pX[i]);
        }
    }
}
