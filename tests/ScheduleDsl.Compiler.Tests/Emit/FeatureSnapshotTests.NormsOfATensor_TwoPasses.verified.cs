/*
%0 = State m : Float32 @Element
%1 = Input x : Float32 @Element
%2 = Input g : Float32 @Element
%3 = Hyper Beta : Float64 @Step
%4 = Convert %3 : Float32 @Step
%5 = Literal 1 : Float64 @Constant
%6 = Subtract %5 %3 : Float64 @Step
%7 = Convert %6 : Float32 @Step
%8 = Multiply %7 %2 : Float32 @Element
%9 = FusedMultiplyAdd %4 %0 %8 : Float32 @Element   ; m
%10 = Multiply %4 %1 : Float32 @Element
%11 = Add %9 %10 : Float32 @Element   ; u
%12 = Multiply %1 %1 : Float32 @Element
%13 = Literal 0 : Float64 @Constant
%14 = Reduce Tensor.Sum %12 %13 : Float64 @Tensor
%15 = SquareRoot %14 : Float64 @Tensor   ; weights
%16 = Multiply %11 %11 : Float32 @Element
%17 = Reduce Tensor.Sum %16 %13 : Float64 @Tensor
%18 = SquareRoot %17 : Float64 @Tensor   ; update
%19 = Greater %18 %13 : Bool @Tensor
%20 = Divide %15 %18 : Float64 @Tensor
%21 = Select %19 %20 %5 : Float64 @Tensor   ; ratio
%22 = Hyper Rate : Float64 @Step
%23 = Multiply %22 %21 : Float64 @Tensor
%24 = Convert %23 : Float32 @Tensor
%25 = Multiply %24 %11 : Float32 @Element
%26 = Subtract %1 %25 : Float32 @Element
slots %4 %7 %14 %17 %24
variant 0
  pass %0 %1 %2 %8 %9 %10 %11 %12 %16
  pass %1 %9 %10 %11 %25 %26
  store m <- %9
  store x <- %26
*/
private static int PrologueFloat32(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)
{
    uniforms[0] = (float)(hypers[1]);
    uniforms[1] = (float)(1.0 - hypers[1]);
    return 0;
}

private static unsafe class Float32Scalar<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms, partials); break;
            case 1: Loop1((TWeight*)tensors[0], (float*)tensors[2], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[64];
        for (nint at = 0; at < count; at += 1024)
        {
            nint length = global::System.Math.Min(1024, count - at);
            global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes, 0f);
            global::ScheduleDsl.CompilerServices.Lanes.Fill(lanes + 32, 0f);
            Float32Scalar<TWeight, TGradient>.Part0(pX + at, pG + at, pM + at, length, uniforms, lanes);
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            partials[1] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes + 32);
            partials += 2;
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Part0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms, float* lanes)
    {
        float beta = (float)uniforms[0];
        float uniform = (float)uniforms[1];
        for (nint i = 0; i < count; i++)
        {
            float oldM = pM[i];
            float x = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float g = global::ScheduleDsl.CompilerServices.Stored.Load(&pG[i]);
            float m = global::System.MathF.FusedMultiplyAdd(beta, oldM, uniform * g);
            float u = m + beta * x;
            pM[i] = m;
            (lanes)[i & 31] = (lanes)[i & 31] + (x * x);
            (lanes + 32)[i & 31] = (lanes + 32)[i & 31] + (u * u);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop1(TWeight* pX, float* pM, nint count, double* uniforms)
    {
        float beta = (float)uniforms[0];
        float uniform = (float)uniforms[4];
        for (nint i = 0; i < count; i++)
        {
            float oldX = global::ScheduleDsl.CompilerServices.Stored.Load(&pX[i]);
            float m = pM[i];
            float u = m + beta * oldX;
            global::ScheduleDsl.CompilerServices.Stored.Store(oldX - uniform * u, &pX[i]);
        }
    }
}

private static unsafe class Float32Vector256<TWeight, TGradient> where TWeight : unmanaged where TGradient : unmanaged
{
    internal static void Run(int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        switch (loop)
        {
            case 0: Loop0((TWeight*)tensors[0], (TGradient*)tensors[1], (float*)tensors[2], count, uniforms, partials); break;
            case 1: Loop1((TWeight*)tensors[0], (float*)tensors[2], count, uniforms); break;
            default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal static void Loop0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms, double* partials)
    {
        float* lanes = stackalloc float[64];
        Float32Vector256<TWeight, TGradient>.Part0(pX, pG, pM, count, uniforms, lanes, partials);
        if ((count & 31) != 0)
        {
            nint i = count & -8;
            if (i < count) Float32Scalar<TWeight, TGradient>.Part0(pX + i, pG + i, pM + i, count - i, uniforms, lanes + (i & 31));
            partials += (count - 1) / 1024 * 2;
            partials[0] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes);
            partials[1] = global::ScheduleDsl.CompilerServices.Lanes.Sum(lanes + 32);
        }
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static void Part0(TWeight* pX, TGradient* pG, float* pM, nint count, double* uniforms, float* lanes, double* partials)
    {
        var beta = V256.Create((float)uniforms[0]);
        var uniform = V256.Create((float)uniforms[1]);
        var _lanes0_0 = V256.Create(0f);
        var _lanes0_1 = V256.Create(0f);
        var _lanes0_2 = V256.Create(0f);
        var _lanes0_3 = V256.Create(0f);
        var _lanes1_0 = V256.Create(0f);
        var _lanes1_1 = V256.Create(0f);
        var _lanes1_2 = V256.Create(0f);
        var _lanes1_3 = V256.Create(0f);
        nint i = 0;
        for (nint at = 0; at < count; at += 1024)
        {
            nint end = global::System.Math.Min(at + 1024, count);
            _lanes0_0 = V256.Create(0f);
            _lanes0_1 = V256.Create(0f);
            _lanes0_2 = V256.Create(0f);
            _lanes0_3 = V256.Create(0f);
            _lanes1_0 = V256.Create(0f);
            _lanes1_1 = V256.Create(0f);
            _lanes1_2 = V256.Create(0f);
            _lanes1_3 = V256.Create(0f);
            for (; i <= end - 8; i += 8)
            {
                var oldM = V256.Load(&pM[i]);
                var x = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
                var g = global::ScheduleDsl.CompilerServices.Stored.Load256(&pG[i]);
                var m = V256.FusedMultiplyAdd(beta, oldM, (uniform * g));
                var u = (m + (beta * x));
                V256.Store(m, &pM[i]);
                var _lanes0_4 = _lanes0_0 + (x * x);
                _lanes0_0 = _lanes0_1;
                _lanes0_1 = _lanes0_2;
                _lanes0_2 = _lanes0_3;
                _lanes0_3 = _lanes0_4;
                var _lanes1_4 = _lanes1_0 + (u * u);
                _lanes1_0 = _lanes1_1;
                _lanes1_1 = _lanes1_2;
                _lanes1_2 = _lanes1_3;
                _lanes1_3 = _lanes1_4;
            }
            var _halves0_0 = _lanes0_0 + _lanes0_2;
            var _halves0_1 = _lanes0_1 + _lanes0_3;
            var _halves0_2 = _halves0_0 + _halves0_1;
            var _halves0_3 = V256.GetLower(_halves0_2) + V256.GetUpper(_halves0_2);
            partials[0] = ((double)_halves0_3[0] + (double)_halves0_3[2]) + ((double)_halves0_3[1] + (double)_halves0_3[3]);
            var _halves1_0 = _lanes1_0 + _lanes1_2;
            var _halves1_1 = _lanes1_1 + _lanes1_3;
            var _halves1_2 = _halves1_0 + _halves1_1;
            var _halves1_3 = V256.GetLower(_halves1_2) + V256.GetUpper(_halves1_2);
            partials[1] = ((double)_halves1_3[0] + (double)_halves1_3[2]) + ((double)_halves1_3[1] + (double)_halves1_3[3]);
            partials += 2;
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
    internal static void Loop1(TWeight* pX, float* pM, nint count, double* uniforms)
    {
        var beta = V256.Create((float)uniforms[0]);
        var uniform = V256.Create((float)uniforms[4]);
        nint i = 0;
        for (; i <= count - 8; i += 8)
        {
            var oldX = global::ScheduleDsl.CompilerServices.Stored.Load256(&pX[i]);
            var m = V256.Load(&pM[i]);
            var u = (m + (beta * oldX));
            global::ScheduleDsl.CompilerServices.Stored.Store((oldX - (uniform * u)), &pX[i]);
        }
        Float32Scalar<TWeight, TGradient>.Loop1(pX + i, pM + i, count - i, uniforms);
    }
}
