/*
%0 = Input x : Float32 @Element
%1 = Input g : Float32 @Element
%2 = Input curvature : Float32 @Element
%3 = Input loss : Float64 @All
%4 = Hyper Rate : Float64 @Step
%5 = Multiply %4 %3 : Float64 @All
%6 = Convert %5 : Float32 @All
%7 = Multiply %6 %1 : Float32 @Element
%8 = Divide %7 %2 : Float32 @Element
%9 = Subtract %0 %8 : Float32 @Element
slots %3 %6
variant 0
  pass %0 %1 %2 %7 %8 %9
  store x <- %9
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[1] = (float)(hypers[0] * uniforms[0]);
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
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pCurvature, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float curvature = pCurvature[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - uniform * g / curvature, &pX[i]);
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
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pCurvature, nint count, double* uniforms)
    {
        var uniform = V256.Create((float)uniforms[1]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var curvature = V256.Load(&pCurvature[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - ((uniform * g) / curvature)), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop0(pX + i, pG + i, pCurvature + i, count - i, uniforms);
    }
}
