/*
%0 = State m : Float32 @Element
%1 = Input x : Float32 @Element
%2 = Input g : Float32 @Element
%3 = Hyper BoundLimit : Float64 @Step
%4 = Convert %3 : Float32 @Step
%5 = Maximum %2 %4 : Float32 @Element
%6 = Hyper Beta : Float64 @Step
%7 = Convert %6 : Float32 @Step
%8 = Literal 1 : Float64 @Constant
%9 = Subtract %8 %6 : Float64 @Step
%10 = Convert %9 : Float32 @Step
%11 = Multiply %10 %5 : Float32 @Element
%12 = FusedMultiplyAdd %7 %0 %11 : Float32 @Element   ; m
%13 = Hyper Rate : Float64 @Step
%14 = Convert %13 : Float32 @Step
%15 = Multiply %14 %12 : Float32 @Element
%16 = Subtract %1 %15 : Float32 @Element
%17 = Hyper ShrinkFactor : Float64 @Step
%18 = Convert %17 : Float32 @Step
%19 = Multiply %18 %1 : Float32 @Element
%20 = Subtract %16 %19 : Float32 @Element
%21 = Literal 0 : Float32 @Constant
slots %4 %7 %10 %14 %18
variant 0
  pass %0 %1 %2 %5 %11 %12 %15 %16 %19 %20
  store m <- %12
  store x <- %20
  store g <- %21
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = (float)(hypers[5]);
    uniforms[1] = (float)(hypers[1]);
    uniforms[2] = (float)(1.0 - hypers[1]);
    uniforms[3] = (float)(hypers[0]);
    uniforms[4] = (float)(hypers[6]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms)
    {
        float boundLimit = (float)uniforms[0];
        float beta = (float)uniforms[1];
        float uniform = (float)uniforms[2];
        float rate = (float)uniforms[3];
        float shrinkFactor = (float)uniforms[4];
        for (nint i = 0; i < count; i++)
        {
            float oldM = pM[i];
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float oldG = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float m = global::System.MathF.FusedMultiplyAdd(beta, oldM, uniform * global::System.MathF.Max(oldG, boundLimit));
            pM[i] = m;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * m - shrinkFactor * oldX, &pX[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(0f, &pG[i]);
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
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms)
    {
        var boundLimit = V256.Create((float)uniforms[0]);
        var beta = V256.Create((float)uniforms[1]);
        var uniform = V256.Create((float)uniforms[2]);
        var rate = V256.Create((float)uniforms[3]);
        var shrinkFactor = V256.Create((float)uniforms[4]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldM = V256.Load(&pM[i]);
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var oldG = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var m = V256.FusedMultiplyAdd(beta, oldM, (uniform * V256.Max(oldG, boundLimit)));
            V256.Store(m, &pM[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(((oldX - (rate * m)) - (shrinkFactor * oldX)), &pX[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(V256.Create(0f), &pG[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop0(pX + i, pG + i, pM + i, count - i, uniforms);
    }
}
