/*
%0 = Input x : Float32 @Element
%1 = Input g : Float32 @Element
%2 = Fact Rank : Float64 @Tensor
%3 = Literal 1 : Float64 @Constant
%4 = Greater %2 %3 : Bool @Tensor
%5 = Literal 0 : Float64 @Constant
%6 = Reduce Row.Sum %1 %5 : Float32 @Row
%7 = Fact Columns : Float64 @Tensor
%8 = Convert %7 : Float32 @Tensor
%9 = Divide %6 %8 : Float32 @Row
%10 = Subtract %1 %9 : Float32 @Element   ; g
%11 = Hyper Rate : Float64 @Step
%12 = Convert %11 : Float32 @Step
%13 = Multiply %12 %10 : Float32 @Element
%14 = Subtract %0 %13 : Float32 @Element
%15 = Multiply %12 %1 : Float32 @Element
%16 = Subtract %0 %15 : Float32 @Element
slots %2 %7 %8 %12
variant 0 %4
  pass %1
  pass %6 %9
  pass %0 %1 %9 %10 %13 %14
  store x <- %14
variant 1 !%4
  pass %0 %1 %15 %16
  store x <- %16
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    if (uniforms[0] > 1.0)
    {
        uniforms[2] = (float)uniforms[1];
        uniforms[3] = (float)(hypers[0]);
        return 0;
    }
    else
    {
        uniforms[3] = (float)(hypers[0]);
        return 1;
    }
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
            case 3: Loop3((TWeight*)tensors[0], (TGradient*)tensors[1], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    // Rank > 1.0
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

    // Rank > 1.0
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

    // Rank > 1.0
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
        float rate = (float)uniforms[3];
        float row1 = row1Here;
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float g2 = g - row1;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * g2, &pX[i]);
        }
    }

    // not: Rank > 1.0
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop3(TWeight* pX, TGradient* pG, nint count, double* uniforms)
    {
        float rate = (float)uniforms[3];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * g, &pX[i]);
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
            case 3: Loop3((TWeight*)tensors[0], (TGradient*)tensors[1], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    // Rank > 1.0
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

    // Rank > 1.0
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

    // Rank > 1.0
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
        var rate = V256.Create((float)uniforms[3]);
        var row1 = V256.Create(row1Here);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var g2 = (g - row1);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (rate * g2)), &pX[i]);
        }
    }

    // not: Rank > 1.0
    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop3(TWeight* pX, TGradient* pG, nint count, double* uniforms)
    {
        var rate = V256.Create((float)uniforms[3]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (rate * g)), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop3(pX + i, pG + i, count - i, uniforms);
    }
}
