/*
%0 = State total : Float64 @All
%1 = Input x : Float32 @Element
%2 = Input g : Float32 @Element
%3 = Multiply %2 %2 : Float32 @Element
%4 = Literal 0 : Float64 @Constant
%5 = Reduce All.Sum %3 %4 : Float64 @All
%6 = Add %0 %5 : Float64 @All
%7 = Share %6 : Float64 @All   ; total
%8 = Hyper Rate : Float64 @Step
%9 = SquareRoot %7 : Float64 @All
%10 = Divide %8 %9 : Float64 @All
%11 = Convert %10 : Float32 @All
%12 = Multiply %11 %2 : Float32 @Element
%13 = Subtract %1 %12 : Float32 @Element
slots %0 %5 %7 %11
variant 0
  pass %2 %3
  pass %1 %2 %12 %13
  store total <- %7
  store x <- %13
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], count, uniforms, partials); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], count, uniforms); break;
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
    internal static void Loop1(TWeight* pX, TGradient* pG, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[3];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - uniform * g, &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], count, uniforms, partials); break;
            case 1: Loop1((TWeight*)tensors[0], (TGradient*)tensors[1], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        Float32Vector256<TWeight, TGradient>.Part0(pG, count, uniforms, lanes, partials);
        if ((count & 31) != 0)
        {
            nint i = count & -8;
            if (i < count) Float32Scalar<TWeight, TGradient>.Part0(pG + i, count - i, uniforms, lanes + (i & 31));
            partials += (count - 1) / 1024 * 1;
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes, double* partials)
    {
        var _lanes0_0 = V256.Create(0f);
        var _lanes0_1 = V256.Create(0f);
        var _lanes0_2 = V256.Create(0f);
        var _lanes0_3 = V256.Create(0f);
        nint i = 0;
        for (nint at = 0; at < count; at += 1024)
        {
            nint end = global::System.Math.Min(at + 1024, count);
            _lanes0_0 = V256.Create(0f);
            _lanes0_1 = V256.Create(0f);
            _lanes0_2 = V256.Create(0f);
            _lanes0_3 = V256.Create(0f);
            for (; i <= end - 8; i += 8)
            {
                var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
                var _lanes0_4 = _lanes0_0 + (g * g);
                _lanes0_0 = _lanes0_1;
                _lanes0_1 = _lanes0_2;
                _lanes0_2 = _lanes0_3;
                _lanes0_3 = _lanes0_4;
            }
            var _halves0_0 = _lanes0_0 + _lanes0_2;
            var _halves0_1 = _lanes0_1 + _lanes0_3;
            var _halves0_2 = _halves0_0 + _halves0_1;
            var _halves0_3 = V256.GetLower(_halves0_2) + V256.GetUpper(_halves0_2);
            partials[0] = ((double)_halves0_3[0] + (double)_halves0_3[2]) + ((double)_halves0_3[1] + (double)_halves0_3[3]);
            partials += 1;
        }
        V256.Store(_lanes0_0, lanes + ((i + 0) & 31));
        V256.Store(_lanes0_1, lanes + ((i + 8) & 31));
        V256.Store(_lanes0_2, lanes + ((i + 16) & 31));
        V256.Store(_lanes0_3, lanes + ((i + 24) & 31));
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, TGradient* pG, nint count, double* uniforms)
    {
        var uniform = V256.Create((float)uniforms[3]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (uniform * g)), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop1(pX + i, pG + i, count - i, uniforms);
    }
}
