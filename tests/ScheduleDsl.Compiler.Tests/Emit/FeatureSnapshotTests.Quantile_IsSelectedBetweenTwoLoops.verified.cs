/*
%0 = Input x : Float32 @Element
%1 = Input g : Float32 @Element
%2 = Absolute %1 : Float32 @Element
%3 = Literal 0.9 : Float64 @Constant
%4 = Literal 0 : Float64 @Constant
%5 = Reduce Tensor.Quantile %2 %4 %3 : Float64 @Tensor
%6 = Convert %5 : Float32 @Tensor   ; limit
%7 = Hyper Rate : Float64 @Step
%8 = Convert %7 : Float32 @Step
%9 = Less %2 %6 : Bool @Element
%10 = Select %9 %1 %6 : Float32 @Element
%11 = Multiply %8 %10 : Float32 @Element
%12 = Subtract %0 %11 : Float32 @Element
slots %3 %5 %6 %8
variant 0
  pass %1 %2
  select %2
  pass %0 %1 %2 %9 %10 %11 %12
  store x <- %12
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = 0.9;
    uniforms[3] = (float)(hypers[0]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pElement0, nint count, double* uniforms)
    {
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            pElement0[i] = global::System.MathF.Abs(g);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, float* pElement0, nint count, double* uniforms)
    {
        float limit = (float)uniforms[2];
        float rate = (float)uniforms[3];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float element0 = pElement0[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * (element0 < limit ? g : limit), &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pElement0, nint count, double* uniforms)
    {
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            V256.Store(V256.Abs(g), &pElement0[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop0(pG + i, pElement0 + i, count - i, uniforms);
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, float* pElement0, nint count, double* uniforms)
    {
        var limit = V256.Create((float)uniforms[2]);
        var rate = V256.Create((float)uniforms[3]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var element0 = V256.Load(&pElement0[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (rate * V256.ConditionalSelect(V256.LessThan(element0, limit), g, limit))), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop1(pX + i, pG + i, pElement0 + i, count - i, uniforms);
    }
}
