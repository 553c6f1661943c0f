/*
%0 = State v : Float32 @Block
%1 = Input x : Float32 @Element
%2 = Input g : Float32 @Element
%3 = Literal 16 : Float64 @Constant
%4 = Multiply %2 %2 : Float32 @Element
%5 = Reduce Block.Sum %4 %3 : Float32 @Block
%6 = Literal 1 : Float32 @Constant
%7 = Reduce Block.Sum %6 %3 : Float32 @Block
%8 = Divide %5 %7 : Float32 @Block
%9 = Hyper Beta : Float64 @Step
%10 = Convert %9 : Float32 @Step
%11 = Literal 1 : Float64 @Constant
%12 = Subtract %11 %9 : Float64 @Step
%13 = Convert %12 : Float32 @Step
%14 = Multiply %13 %8 : Float32 @Block
%15 = FusedMultiplyAdd %10 %0 %14 : Float32 @Block   ; v
%16 = Hyper Rate : Float64 @Step
%17 = Convert %16 : Float32 @Step
%18 = Multiply %17 %2 : Float32 @Element
%19 = SquareRoot %15 : Float32 @Block
%20 = Literal 1E-06 : Float32 @Constant
%21 = Add %19 %20 : Float32 @Block
%22 = Divide %18 %21 : Float32 @Element
%23 = Subtract %1 %22 : Float32 @Element
slots %3 %10 %13 %17
variant 0
  pass %2 %4
  pass %0 %5 %7 %8 %14 %15 %19 %21
  pass %1 %2 %18 %21 %22 %23
  store v <- %15
  store x <- %23
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = 16.0;
    uniforms[1] = (float)(hypers[1]);
    uniforms[2] = (float)(1.0 - hypers[1]);
    uniforms[3] = (float)(hypers[0]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[4], (float*)tensors[5], count, span, uniforms); break;
            case 1: Loop1((float*)tensors[3], (float*)tensors[4], (float*)tensors[5], (float*)tensors[6], count, uniforms); break;
            case 2: Loop2((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[6], count, span, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pBlock0, float* pBlock1, nint count, nint span, double* uniforms)
    {
        float* lanes = stackalloc float[64];
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            double total0 = 0.0;
            double total1 = 0.0;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
                global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes + 32, 0f);
                Float32Scalar<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
                total0 = total0 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
                total1 = total1 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes + 32);
            }
            pBlock0[place] = (float)total0;
            pBlock1[place] = (float)total1;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            (lanes)[i & 31] = (lanes)[i & 31] + (g * g);
            (lanes + 32)[i & 31] = (lanes + 32)[i & 31] + (1f);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(float* pV, float* pBlock0, float* pBlock1, float* pBlock6, nint count, double* uniforms)
    {
        float beta = (float)uniforms[1];
        float uniform = (float)uniforms[2];
        for (nint i = 0; i < count; i++)
        {
            float oldV = pV[i];
            float block0 = pBlock0[i];
            float block1 = pBlock1[i];
            float v = global::System.MathF.FusedMultiplyAdd(beta, oldV, uniform * (block0 / block1));
            pBlock6[i] = global::System.MathF.Sqrt(v) + 1E-06f;
            pV[i] = v;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(TWeight* pX, TGradient* pG, float* pBlock6, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var block6Here = pBlock6[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Scalar<TWeight, TGradient>.Part2(pX + at, pG + at, block6Here, length, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part2(TWeight* pX, TGradient* pG, float block6Here, nint count, double* uniforms)
    {
        float rate = (float)uniforms[3];
        float block6 = block6Here;
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * g / block6, &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[4], (float*)tensors[5], count, span, uniforms); break;
            case 1: Loop1((float*)tensors[3], (float*)tensors[4], (float*)tensors[5], (float*)tensors[6], count, uniforms); break;
            case 2: Loop2((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[6], count, span, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pBlock0, float* pBlock1, nint count, nint span, double* uniforms)
    {
        float* lanes = stackalloc float[64];
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            double total0 = 0.0;
            double total1 = 0.0;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                Float32Vector256<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
                nint i = length & -8;
                if (i < length) Float32Scalar<TWeight, TGradient>.Part0(pG + at + i, length - i, uniforms, lanes + (i & 31));
                total0 = total0 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
                total1 = total1 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes + 32);
            }
            pBlock0[place] = (float)total0;
            pBlock1[place] = (float)total1;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        var _lanes0_0 = V256.Create(0f);
        var _lanes0_1 = V256.Create(0f);
        var _lanes0_2 = V256.Create(0f);
        var _lanes0_3 = V256.Create(0f);
        var _lanes1_0 = V256.Create(0f);
        var _lanes1_1 = V256.Create(0f);
        var _lanes1_2 = V256.Create(0f);
        var _lanes1_3 = V256.Create(0f);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var _lanes0_4 = _lanes0_0 + (g * g);
            _lanes0_0 = _lanes0_1;
            _lanes0_1 = _lanes0_2;
            _lanes0_2 = _lanes0_3;
            _lanes0_3 = _lanes0_4;
            var _lanes1_4 = _lanes1_0 + V256.Create(1f);
            _lanes1_0 = _lanes1_1;
            _lanes1_1 = _lanes1_2;
            _lanes1_2 = _lanes1_3;
            _lanes1_3 = _lanes1_4;
        }
        V256.Store(_lanes0_0, lanes + ((i + 0) & 31));
        V256.Store(_lanes0_1, lanes + ((i + 8) & 31));
        V256.Store(_lanes0_2, lanes + ((i + 16) & 31));
        V256.Store(_lanes0_3, lanes + ((i + 24) & 31));
        V256.Store(_lanes1_0, lanes + 32 + ((i + 0) & 31));
        V256.Store(_lanes1_1, lanes + 32 + ((i + 8) & 31));
        V256.Store(_lanes1_2, lanes + 32 + ((i + 16) & 31));
        V256.Store(_lanes1_3, lanes + 32 + ((i + 24) & 31));
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(float* pV, float* pBlock0, float* pBlock1, float* pBlock6, nint count, double* uniforms)
    {
        var beta = V256.Create((float)uniforms[1]);
        var uniform = V256.Create((float)uniforms[2]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldV = V256.Load(&pV[i]);
            var block0 = V256.Load(&pBlock0[i]);
            var block1 = V256.Load(&pBlock1[i]);
            var v = V256.FusedMultiplyAdd(beta, oldV, (uniform * (block0 / block1)));
            V256.Store((V256.Sqrt(v) + V256.Create(1E-06f)), &pBlock6[i]);
            V256.Store(v, &pV[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop1(pV + i, pBlock0 + i, pBlock1 + i, pBlock6 + i, count - i, uniforms);
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(TWeight* pX, TGradient* pG, float* pBlock6, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var block6Here = pBlock6[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Vector256<TWeight, TGradient>.Part2(pX + at, pG + at, block6Here, length, uniforms);
            nint i = length & -8;
            if (i < length) Float32Scalar<TWeight, TGradient>.Part2(pX + at + i, pG + at + i, block6Here, length - i, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part2(TWeight* pX, TGradient* pG, float block6Here, nint count, double* uniforms)
    {
        var rate = V256.Create((float)uniforms[3]);
        var block6 = V256.Create(block6Here);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - ((rate * g) / block6)), &pX[i]);
        }
    }
}
