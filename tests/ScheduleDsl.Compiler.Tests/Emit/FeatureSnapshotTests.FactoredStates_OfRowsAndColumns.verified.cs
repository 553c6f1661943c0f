/*
%0 = State r : Float32 @Row
%1 = State c : Float32 @Column
%2 = Input x : Float32 @Element
%3 = Input g : Float32 @Element
%4 = Multiply %3 %3 : Float32 @Element   ; q
%5 = Literal 0 : Float64 @Constant
%6 = Reduce Row.Sum %4 %5 : Float32 @Row
%7 = Fact Columns : Float64 @Tensor
%8 = Convert %7 : Float32 @Tensor
%9 = Divide %6 %8 : Float32 @Row
%10 = Hyper Beta : Float64 @Step
%11 = Convert %10 : Float32 @Step
%12 = Literal 1 : Float64 @Constant
%13 = Subtract %12 %10 : Float64 @Step
%14 = Convert %13 : Float32 @Step
%15 = Multiply %14 %9 : Float32 @Row
%16 = FusedMultiplyAdd %11 %0 %15 : Float32 @Row   ; r
%17 = Reduce Column.Sum %4 %5 : Float32 @Column
%18 = Fact Rows : Float64 @Tensor
%19 = Convert %18 : Float32 @Tensor
%20 = Divide %17 %19 : Float32 @Column
%21 = Multiply %14 %20 : Float32 @Column
%22 = FusedMultiplyAdd %11 %1 %21 : Float32 @Column   ; c
%23 = Hyper Rate : Float64 @Step
%24 = Convert %23 : Float32 @Step
%25 = Multiply %24 %3 : Float32 @Element
%26 = Reduce Rows.Sum %16 %5 : Float64 @Matrix
%27 = Divide %26 %18 : Float64 @Matrix
%28 = Convert %27 : Float32 @Matrix
%29 = Divide %16 %28 : Float32 @Row
%30 = SquareRoot %29 : Float32 @Row
%31 = SquareRoot %22 : Float32 @Column
%32 = Multiply %30 %31 : Float32 @Element
%33 = Divide %25 %32 : Float32 @Element
%34 = Subtract %2 %33 : Float32 @Element
slots %7 %8 %11 %14 %18 %19 %24 %26 %28
variant 0
  pass %3 %4
  pass %0 %6 %9 %15 %16
  pass %1 %17 %20 %21 %22 %31
  pass %16 %29 %30
  pass %2 %3 %25 %30 %31 %32 %33 %34
  store r <- %16
  store c <- %22
  store x <- %34
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[1] = (float)uniforms[0];
    uniforms[2] = (float)(hypers[1]);
    uniforms[3] = (float)(1.0 - hypers[1]);
    uniforms[5] = (float)uniforms[4];
    uniforms[6] = (float)(hypers[0]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[6], (float*)tensors[8], count, span, uniforms); break;
            case 1: Loop1((float*)tensors[3], (float*)tensors[8], (float*)tensors[9], count, uniforms, partials); break;
            case 2: Loop2((float*)tensors[4], (float*)tensors[5], (float*)tensors[7], count, uniforms); break;
            case 3: Loop3((float*)tensors[9], (float*)tensors[10], count, uniforms); break;
            case 4: Loop4((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[7], (float*)tensors[10], count, span, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pColumn0Sum, float* pRow0, nint count, nint span, double* uniforms)
    {
        float* lanes = stackalloc float[32];
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            bool first = place == 0;
            double total0 = 0.0;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
                Float32Scalar<TWeight, TGradient>.Part0(pG + at, pColumn0Sum + chunk, length, uniforms, lanes, first);
                total0 = total0 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            }
            pRow0[place] = (float)total0;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part0(TGradient* pG, float* pColumn0Sum, nint count, double* uniforms, float* lanes, bool first)
    {
        for (nint i = 0; i < count; i++)
        {
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float q = g * g;
            (lanes)[i & 31] = (lanes)[i & 31] + (q);
            pColumn0Sum[i] = (first ? 0f : pColumn0Sum[i]) + (q);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(float* pR, float* pRow0, float* pRow3, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        for (nint at = 0; at < count; at += 1024)
        {
            nint length = global::System.Math.Min(1024, count - at);
            global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
            Float32Scalar<TWeight, TGradient>.Part1(pR + at, pRow0 + at, pRow3 + at, length, uniforms, lanes);
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            partials += 1;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part1(float* pR, float* pRow0, float* pRow3, nint count, double* uniforms, float* lanes)
    {
        float uniform = (float)uniforms[1];
        float beta = (float)uniforms[2];
        float uniform2 = (float)uniforms[3];
        for (nint i = 0; i < count; i++)
        {
            float oldR = pR[i];
            float row0 = pRow0[i];
            float r = global::System.MathF.FusedMultiplyAdd(beta, oldR, uniform2 * (row0 / uniform));
            pRow3[i] = r;
            pR[i] = r;
            (lanes)[i & 31] = (lanes)[i & 31] + (r);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop2(float* pC, float* pColumn0, float* pColumn4, nint count, double* uniforms)
    {
        float beta = (float)uniforms[2];
        float uniform = (float)uniforms[3];
        float uniform2 = (float)uniforms[5];
        for (nint i = 0; i < count; i++)
        {
            float oldC = pC[i];
            float column0 = pColumn0[i];
            float c = global::System.MathF.FusedMultiplyAdd(beta, oldC, uniform * (column0 / uniform2));
            pColumn4[i] = global::System.MathF.Sqrt(c);
            pC[i] = c;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop3(float* pRow3, float* pRow5, nint count, double* uniforms)
    {
        float uniform = (float)uniforms[8];
        for (nint i = 0; i < count; i++)
        {
            float row3 = pRow3[i];
            pRow5[i] = global::System.MathF.Sqrt(row3 / uniform);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop4(TWeight* pX, TGradient* pG, float* pColumn4, float* pRow5, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row5Here = pRow5[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Scalar<TWeight, TGradient>.Part4(pX + at, pG + at, pColumn4 + chunk, row5Here, length, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part4(TWeight* pX, TGradient* pG, float* pColumn4, float row5Here, nint count, double* uniforms)
    {
        float rate = (float)uniforms[6];
        float row5 = row5Here;
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float column4 = pColumn4[i];
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - rate * g / (row5 * column4), &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TGradient*)tensors[1], (float*)tensors[6], (float*)tensors[8], count, span, uniforms); break;
            case 1: Loop1((float*)tensors[3], (float*)tensors[8], (float*)tensors[9], count, uniforms, partials); break;
            case 2: Loop2((float*)tensors[4], (float*)tensors[5], (float*)tensors[7], count, uniforms); break;
            case 3: Loop3((float*)tensors[9], (float*)tensors[10], count, uniforms); break;
            case 4: Loop4((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[7], (float*)tensors[10], count, span, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TGradient* pG, float* pColumn0Sum, float* pRow0, nint count, nint span, double* uniforms)
    {
        float* lanes = stackalloc float[32];
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            bool first = place == 0;
            double total0 = 0.0;
            for (nint chunk = 0; chunk < width; chunk += 1024)
            {
                nint at = start + chunk;
                nint length = global::System.Math.Min(1024, width - chunk);
                Float32Vector256<TWeight, TGradient>.Part0(pG + at, pColumn0Sum + chunk, length, uniforms, lanes, first);
                nint i = length & -8;
                if (i < length) Float32Scalar<TWeight, TGradient>.Part0(pG + at + i, pColumn0Sum + chunk + i, length - i, uniforms, lanes + (i & 31), first);
                total0 = total0 + global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            }
            pRow0[place] = (float)total0;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part0(TGradient* pG, float* pColumn0Sum, nint count, double* uniforms, float* lanes, bool first)
    {
        var _lanes0_0 = V256.Create(0f);
        var _lanes0_1 = V256.Create(0f);
        var _lanes0_2 = V256.Create(0f);
        var _lanes0_3 = V256.Create(0f);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var q = (g * g);
            var _lanes0_4 = _lanes0_0 + q;
            _lanes0_0 = _lanes0_1;
            _lanes0_1 = _lanes0_2;
            _lanes0_2 = _lanes0_3;
            _lanes0_3 = _lanes0_4;
            V256.Store((first ? V256.Create(0f) : V256.Load(&pColumn0Sum[i])) + q, &pColumn0Sum[i]);
        }
        V256.Store(_lanes0_0, lanes + ((i + 0) & 31));
        V256.Store(_lanes0_1, lanes + ((i + 8) & 31));
        V256.Store(_lanes0_2, lanes + ((i + 16) & 31));
        V256.Store(_lanes0_3, lanes + ((i + 24) & 31));
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(float* pR, float* pRow0, float* pRow3, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[32];
        Float32Vector256<TWeight, TGradient>.Part1(pR, pRow0, pRow3, count, uniforms, lanes, partials);
        if ((count & 31) != 0)
        {
            nint i = count & -8;
            if (i < count) Float32Scalar<TWeight, TGradient>.Part1(pR + i, pRow0 + i, pRow3 + i, count - i, uniforms, lanes + (i & 31));
            partials += (count - 1) / 1024 * 1;
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part1(float* pR, float* pRow0, float* pRow3, nint count, double* uniforms, float* lanes, double* partials)
    {
        var uniform = V256.Create((float)uniforms[1]);
        var beta = V256.Create((float)uniforms[2]);
        var uniform2 = V256.Create((float)uniforms[3]);
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
                var oldR = V256.Load(&pR[i]);
                var row0 = V256.Load(&pRow0[i]);
                var r = V256.FusedMultiplyAdd(beta, oldR, (uniform2 * (row0 / uniform)));
                V256.Store(r, &pRow3[i]);
                V256.Store(r, &pR[i]);
                var _lanes0_4 = _lanes0_0 + r;
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
    internal static void Loop2(float* pC, float* pColumn0, float* pColumn4, nint count, double* uniforms)
    {
        var beta = V256.Create((float)uniforms[2]);
        var uniform = V256.Create((float)uniforms[3]);
        var uniform2 = V256.Create((float)uniforms[5]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldC = V256.Load(&pC[i]);
            var column0 = V256.Load(&pColumn0[i]);
            var c = V256.FusedMultiplyAdd(beta, oldC, (uniform * (column0 / uniform2)));
            V256.Store(V256.Sqrt(c), &pColumn4[i]);
            V256.Store(c, &pC[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop2(pC + i, pColumn0 + i, pColumn4 + i, count - i, uniforms);
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop3(float* pRow3, float* pRow5, nint count, double* uniforms)
    {
        var uniform = V256.Create((float)uniforms[8]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var row3 = V256.Load(&pRow3[i]);
            V256.Store(V256.Sqrt((row3 / uniform)), &pRow5[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop3(pRow3 + i, pRow5 + i, count - i, uniforms);
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop4(TWeight* pX, TGradient* pG, float* pColumn4, float* pRow5, nint count, nint span, double* uniforms)
    {
        nint place = 0;
        for (nint start = 0; start < count; start += span, place++)
        {
            nint width = global::System.Math.Min(span, count - start);
            var row5Here = pRow5[place];
            nint chunk = 0;
            nint at = start;
            nint length = width;
            Float32Vector256<TWeight, TGradient>.Part4(pX + at, pG + at, pColumn4 + chunk, row5Here, length, uniforms);
            nint i = length & -8;
            if (i < length) Float32Scalar<TWeight, TGradient>.Part4(pX + at + i, pG + at + i, pColumn4 + chunk + i, row5Here, length - i, uniforms);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part4(TWeight* pX, TGradient* pG, float* pColumn4, float row5Here, nint count, double* uniforms)
    {
        var rate = V256.Create((float)uniforms[6]);
        var row5 = V256.Create(row5Here);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
            var column4 = V256.Load(&pColumn4[i]);
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - ((rate * g) / (row5 * column4))), &pX[i]);
        }
    }
}
