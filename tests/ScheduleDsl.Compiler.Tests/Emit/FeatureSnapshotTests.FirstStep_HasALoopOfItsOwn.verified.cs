/*
%0 = State m : Float32 @Element
%1 = Input x : Float32 @Element
%2 = Input g : Float32 @Element
%3 = Step : Float64 @Step
%4 = Literal 1 : Float64 @Constant
%5 = Equal %3 %4 : Bool @Step
%6 = Hyper Beta : Float64 @Step
%7 = Convert %6 : Float32 @Step
%8 = Subtract %4 %6 : Float64 @Step
%9 = Convert %8 : Float32 @Step
%10 = Multiply %9 %2 : Float32 @Element
%11 = FusedMultiplyAdd %7 %0 %10 : Float32 @Element   ; m
%12 = Hyper Rate : Float64 @Step
%13 = Convert %12 : Float32 @Step
%14 = Multiply %13 %2 : Float32 @Element
%15 = Subtract %1 %14 : Float32 @Element
%16 = Multiply %13 %11 : Float32 @Element
%17 = Subtract %1 %16 : Float32 @Element
slots %7 %9 %13
variant 0 %5
  pass %1 %2 %14 %15
  store m <- %2
  store x <- %15
variant 1 !%5
  pass %0 %1 %2 %10 %11 %16 %17
  store m <- %11
  store x <- %17
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (step == 1.0)
    {
        uniforms[2] = (float)(hypers[0]);
        return 0;
    }
    else
    {
        uniforms[0] = (float)(hypers[1]);
        uniforms[1] = (float)(1.0 - hypers[1]);
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
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    // Step == 1.0
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms)
    {
        float rate = (float)uniforms[2];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            pM[i] = g;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * g, &pX[i]);
        }
    }

    // not: Step == 1.0
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms)
    {
        float beta = (float)uniforms[0];
        float uniform = (float)uniforms[1];
        float rate = (float)uniforms[2];
        for (nint i = 0; i < count; i++)
        {
            float oldM = pM[i];
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float m = global::System.MathF.FusedMultiplyAdd(beta, oldM, uniform * g);
            pM[i] = m;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * m, &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    // Step == 1.0
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms)
    {
        var rate = V256.Create((float)uniforms[2]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            V256.Store(g, &pM[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (rate * g)), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop0(pX + i, pG + i, pM + i, count - i, uniforms);
    }

    // not: Step == 1.0
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms)
    {
        var beta = V256.Create((float)uniforms[0]);
        var uniform = V256.Create((float)uniforms[1]);
        var rate = V256.Create((float)uniforms[2]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldM = V256.Load(&pM[i]);
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var m = V256.FusedMultiplyAdd(beta, oldM, (uniform * g));
            V256.Store(m, &pM[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (rate * m)), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop1(pX + i, pG + i, pM + i, count - i, uniforms);
    }
}
