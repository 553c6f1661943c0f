/*
%0 = Input x : Float32 @Element
%1 = Input g : Float32 @Element
%2 = Hyper Rate : Float64 @Step
%3 = Convert %2 : Float32 @Step
%4 = Literal 0 : Float64 @Constant
%5 = Reduce Row.Sum %1 %4 : Float32 @Row
%6 = Fact Columns : Float64 @Tensor
%7 = Convert %6 : Float32 @Tensor
%8 = Divide %5 %7 : Float32 @Row
%9 = Subtract %1 %8 : Float32 @Element
%10 = Multiply %3 %9 : Float32 @Element
%11 = Subtract %0 %10 : Float32 @Element
slots %3 %6 %7
variant 0
  pass %1
  pass %5 %8
  pass %0 %1 %8 %9 %10 %11
  store x <- %11
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = (float)(hypers[0]);
    uniforms[2] = (float)uniforms[1];
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[3], count, span, uniforms); break;
            case 1: Loop1((float*)tensors[3], (float*)tensors[4], count, uniforms); break;
            case 2: Loop2((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[4], count, span, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pRow0, nint count, nint span, double* uniforms)
    {
        float* lanes = stackalloc float[32];
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            double total0 = 0.0;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
                Float32Scalar<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
                total0 = total0 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            }
            pRow0[place] = (float)total0;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            (lanes)[i & 31] = (lanes)[i & 31] + (g);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(float* pRow0, float* pRow1, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[2];
        for (nint i = 0; i < count; i++)
        {
            float row0 = pRow0[i];
            pRow1[i] = row0 / uniform;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(TWeight* pX, TGradient* pG, float* pRow1, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row1Here = pRow1[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Scalar<TWeight, TGradient>.Part2(pX + at, pG + at, row1Here, length, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part2(TWeight* pX, TGradient* pG, float row1Here, nint count, double* uniforms)
    {
        float rate = (float)uniforms[0];
        float row1 = row1Here;
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * (g - row1), &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[3], count, span, uniforms); break;
            case 1: Loop1((float*)tensors[3], (float*)tensors[4], count, uniforms); break;
            case 2: Loop2((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[4], count, span, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pRow0, nint count, nint span, double* uniforms)
    {
        float* lanes = stackalloc float[32];
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            double total0 = 0.0;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                Float32Vector256<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
                nint i = length & -8;
                if (i < length) Float32Scalar<TWeight, TGradient>.Part0(pG + at + i, length - i, uniforms, lanes + (i & 31));
                total0 = total0 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            }
            pRow0[place] = (float)total0;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        var _lanes0_0 = V256.Create(0f);
        var _lanes0_1 = V256.Create(0f);
        var _lanes0_2 = V256.Create(0f);
        var _lanes0_3 = V256.Create(0f);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var _lanes0_4 = _lanes0_0 + g;
            _lanes0_0 = _lanes0_1;
            _lanes0_1 = _lanes0_2;
            _lanes0_2 = _lanes0_3;
            _lanes0_3 = _lanes0_4;
        }
        V256.Store(_lanes0_0, lanes + ((i + 0) & 31));
        V256.Store(_lanes0_1, lanes + ((i + 8) & 31));
        V256.Store(_lanes0_2, lanes + ((i + 16) & 31));
        V256.Store(_lanes0_3, lanes + ((i + 24) & 31));
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(float* pRow0, float* pRow1, nint count, double* uniforms)
    {
        var uniform = V256.Create((float)uniforms[2]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var row0 = V256.Load(&pRow0[i]);
            V256.Store((row0 / uniform), &pRow1[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop1(pRow0 + i, pRow1 + i, count - i, uniforms);
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(TWeight* pX, TGradient* pG, float* pRow1, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row1Here = pRow1[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Vector256<TWeight, TGradient>.Part2(pX + at, pG + at, row1Here, length, uniforms);
            nint i = length & -8;
            if (i < length) Float32Scalar<TWeight, TGradient>.Part2(pX + at + i, pG + at + i, row1Here, length - i, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part2(TWeight* pX, TGradient* pG, float row1Here, nint count, double* uniforms)
    {
        var rate = V256.Create((float)uniforms[0]);
        var row1 = V256.Create(row1Here);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (rate * (g - row1))), &pX[i]);
        }
    }
}
