/*
%0 = Input x : Float32 @Element
%1 = Input g : Float32 @Element
%2 = Hyper Rate : Float64 @Step
%3 = Convert %2 : Float32 @Step
%4 = Draw Normal.0 : Float32 @Element
%5 = Draw Sign.1 : Float32 @Element
%6 = Multiply %4 %5 : Float32 @Element
%7 = Add %1 %6 : Float32 @Element
%8 = Multiply %3 %7 : Float32 @Element
%9 = Subtract %0 %8 : Float32 @Element
slots %3
variant 0
  pass %0 %1 %4 %5 %6 %7 %8 %9
  store x <- %9
*/
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
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[3], (float*)tensors[4], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pNormal0, float* pSign1, nint count, double* uniforms)
    {
        float rate = (float)uniforms[0];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float normal0 = pNormal0[i];
            float sign1 = pSign1[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * (g + normal0 * sign1), &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[3], (float*)tensors[4], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pNormal0, float* pSign1, nint count, double* uniforms)
    {
        var rate = V256.Create((float)uniforms[0]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var normal0 = V256.Load(&pNormal0[i]);
            var sign1 = V256.Load(&pSign1[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (rate * (g + (normal0 * sign1)))), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop0(pX + i, pG + i, pNormal0 + i, pSign1 + i, count - i, uniforms);
    }
}
