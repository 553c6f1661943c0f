/*
%0 = State Mean.average : Float32 @Element
%1 = Input x : Float32 @Element
%2 = Step : Float64 @Step
%3 = Hyper MeanStart : Int32 @Run
%4 = Convert %3 : Float64 @Run
%5 = Less %2 %4 : Bool @Step
%6 = Select %5 %1 %0 : Float32 @Element
slots %5
variant 0
  pass %0 %1 %6
  store x <- %6
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = (step < (double)((int)hypers[5])) ? 1.0 : 0.0;
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (float*)tensors[3], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, float* pMeanAverage, nint count, double* uniforms)
    {
        bool uniform = uniforms[0] != 0;
        for (nint i = 0; i < count; i++)
        {
            float meanAverage = pMeanAverage[i];
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(uniform ? oldX : meanAverage, &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (float*)tensors[3], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, float* pMeanAverage, nint count, double* uniforms)
    {
        var uniform = V256.AsSingle(V256.Create(uniforms[0] != 0 ? -1 : 0));
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var meanAverage = V256.Load(&pMeanAverage[i]);
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(V256.ConditionalSelect(uniform, oldX, meanAverage), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop0(pX + i, pMeanAverage + i, count - i, uniforms);
    }
}
