/*
%0 = Input x : Float32 @Element
%1 = Input g : Float32 @Element
%2 = Hyper Rate : Float64 @Step
%3 = Convert %2 : Float32 @Step
%4 = Multiply %3 %1 : Float32 @Element
%5 = Subtract %0 %4 : Float32 @Element
%6 = Literal 0 : Float32 @Constant
slots %3
variant 0
  pass %0 %1 %4 %5
  store x <- %5
  store Copy..output <- %5
  store g <- %6
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
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pCopyOutput, nint count, double* uniforms)
    {
        float rate = (float)uniforms[0];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float oldG = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float t = oldX - rate * oldG;
            global::ScheduleDsl.CompilerServices.Stored.Store(t, &pX[i]);
            pCopyOutput[i] = t;
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
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[3], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pCopyOutput, nint count, double* uniforms)
    {
        var rate = V256.Create((float)uniforms[0]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var oldG = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var t = (oldX - (rate * oldG));
            global::ScheduleDsl.CompilerServices.Stored.Store(t, &pX[i]);
            V256.Store(t, &pCopyOutput[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(V256.Create(0f), &pG[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop0(pX + i, pG + i, pCopyOutput + i, count - i, uniforms);
    }
}
