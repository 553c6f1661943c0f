/*
%0 = Input x : Float32 @Element
%1 = Input g : Float32 @Element
%2 = Literal 0 : Float64 @Constant
%3 = Reduce Row.Max %1 %2 : Float32 @Row
%4 = Divide %1 %3 : Float32 @Element   ; u
%5 = Multiply %4 %4 : Float32 @Element
%6 = Reduce All.Sum %5 %2 : Float64 @All
%7 = SquareRoot %6 : Float64 @All   ; n
%8 = Convert %7 : Float32 @All
%9 = Divide %4 %8 : Float32 @Element
%10 = Subtract %0 %9 : Float32 @Element
slots %6 %8
variant 0
  pass %1
  pass %1 %3 %4 %5
  pass %5
  pass %0 %1 %3 %4 %9 %10
  store x <- %10
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
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[4], count, span, uniforms); break;
            case 1: Loop1((TGradient*)tensors[1], (float*)tensors[3], (float*)tensors[4], count, span, uniforms); break;
            case 2: Loop2((float*)tensors[3], count, uniforms, partials); break;
            case 3: Loop3((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[4], count, span, uniforms); break;
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
            double total0 = double.NegativeInfinity;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, float.NegativeInfinity);
                Float32Scalar<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
                total0 = global::System.Math.Max(total0, global::ScheduleDsl.CompilerServices.Lanes.Max(lanes));
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
            (lanes)[i & 31] = global::System.MathF.Max((lanes)[i & 31], (g));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TGradient* pG, float* pElement0, float* pRow0, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row0Here = pRow0[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Scalar<TWeight, TGradient>.Part1(pG + at, pElement0 + at, row0Here, length, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part1(TGradient* pG, float* pElement0, float row0Here, nint count, double* uniforms)
    {
        float row0 = row0Here;
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float u = g / row0;
            pElement0[i] = u * u;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(float* pElement0, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        for (nint at = 0; at < count; at += 1024)
        {
            nint length = global::System.Math.Min(1024, count - at);
            global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
            Float32Scalar<TWeight, TGradient>.Part2(pElement0 + at, length, uniforms, lanes);
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            partials += 1;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part2(float* pElement0, nint count, double* uniforms, float* lanes)
    {
        for (nint i = 0; i < count; i++)
        {
            float element0 = pElement0[i];
            (lanes)[i & 31] = (lanes)[i & 31] + (element0);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop3(TWeight* pX, TGradient* pG, float* pRow0, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row0Here = pRow0[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Scalar<TWeight, TGradient>.Part3(pX + at, pG + at, row0Here, length, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part3(TWeight* pX, TGradient* pG, float row0Here, nint count, double* uniforms)
    {
        float n = (float)uniforms[1];
        float row0 = row0Here;
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float u = g / row0;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - u / n, &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[4], count, span, uniforms); break;
            case 1: Loop1((TGradient*)tensors[1], (float*)tensors[3], (float*)tensors[4], count, span, uniforms); break;
            case 2: Loop2((float*)tensors[3], count, uniforms, partials); break;
            case 3: Loop3((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[4], count, span, uniforms); break;
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
            double total0 = double.NegativeInfinity;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                Float32Vector256<TWeight, TGradient>.Part0(pG + at, length, uniforms, lanes);
                nint i = length & -8;
                if (i < length) Float32Scalar<TWeight, TGradient>.Part0(pG + at + i, length - i, uniforms, lanes + (i & 31));
                total0 = global::System.Math.Max(total0, global::ScheduleDsl.CompilerServices.Lanes.Max(lanes));
            }
            pRow0[place] = (float)total0;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part0(TGradient* pG, nint count, double* uniforms, float* lanes)
    {
        var _lanes0_0 = V256.Create(float.NegativeInfinity);
        var _lanes0_1 = V256.Create(float.NegativeInfinity);
        var _lanes0_2 = V256.Create(float.NegativeInfinity);
        var _lanes0_3 = V256.Create(float.NegativeInfinity);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var _lanes0_4 = V256.Max(_lanes0_0, g);
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
    internal static void Loop1(TGradient* pG, float* pElement0, float* pRow0, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row0Here = pRow0[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Vector256<TWeight, TGradient>.Part1(pG + at, pElement0 + at, row0Here, length, uniforms);
            nint i = length & -8;
            if (i < length) Float32Scalar<TWeight, TGradient>.Part1(pG + at + i, pElement0 + at + i, row0Here, length - i, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part1(TGradient* pG, float* pElement0, float row0Here, nint count, double* uniforms)
    {
        var row0 = V256.Create(row0Here);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var u = (g / row0);
            V256.Store((u * u), &pElement0[i]);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(float* pElement0, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        Float32Vector256<TWeight, TGradient>.Part2(pElement0, count, uniforms, lanes, partials);
        if ((count & 31) != 0)
        {
            nint i = count & -8;
            if (i < count) Float32Scalar<TWeight, TGradient>.Part2(pElement0 + i, count - i, uniforms, lanes + (i & 31));
            partials += (count - 1) / 1024 * 1;
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part2(float* pElement0, nint count, double* uniforms, float* lanes, double* partials)
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
                var element0 = V256.Load(&pElement0[i]);
                var _lanes0_4 = _lanes0_0 + element0;
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
    internal static void Loop3(TWeight* pX, TGradient* pG, float* pRow0, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row0Here = pRow0[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Vector256<TWeight, TGradient>.Part3(pX + at, pG + at, row0Here, length, uniforms);
            nint i = length & -8;
            if (i < length) Float32Scalar<TWeight, TGradient>.Part3(pX + at + i, pG + at + i, row0Here, length - i, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part3(TWeight* pX, TGradient* pG, float row0Here, nint count, double* uniforms)
    {
        var n = V256.Create((float)uniforms[1]);
        var row0 = V256.Create(row0Here);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var u = (g / row0);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (u / n)), &pX[i]);
        }
    }
}
