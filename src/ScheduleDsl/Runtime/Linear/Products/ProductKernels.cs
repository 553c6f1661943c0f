using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>The kernel of each arm.</summary>
internal static class ProductKernels
{
    public static ProductKernel<T> Of<T>(Arm arm)
        where T : unmanaged
    {
        if (arm == Arm.Auto)
            arm = Widest();
        return typeof(T) == typeof(float) ? (ProductKernel<T>)(object)OfFloat(arm) : (ProductKernel<T>)(object)OfDouble(arm);
    }

    // Twelve rows need the 32 registers that come with AVX-512.
    private static ProductKernel<float> OfFloat(Arm arm) => arm switch
    {
        Arm.Vector512 => Floats.Wide,
        Arm.Vector256 => Floats.Middle,
        Arm.Vector128 => Floats.Narrow,
        _ => Floats.One,
    };

    private static ProductKernel<double> OfDouble(Arm arm) => arm switch
    {
        Arm.Vector512 => Doubles.Wide,
        Arm.Vector256 => Doubles.Middle,
        Arm.Vector128 => Doubles.Narrow,
        _ => Doubles.One,
    };

    // Full use of 512-bit multipliers is worth a lower clock, so what the platform advises for short loops does not count here.
    private static Arm Widest()
    {
        if (Vector512.IsHardwareAccelerated || Avx512F.IsSupported)
            return Arm.Vector512;
        if (Vector256.IsHardwareAccelerated)
            return Arm.Vector256;
        return Vector128.IsHardwareAccelerated ? Arm.Vector128 : Arm.Scalar;
    }

    private static class Floats
    {
        public static readonly ProductKernel<float> Wide = new ProductKernel<Floats512, Vector512<float>, float>(12);
        public static readonly ProductKernel<float> Middle = new ProductKernel<Floats256, Vector256<float>, float>(6);
        public static readonly ProductKernel<float> Narrow = new ProductKernel<Floats128, Vector128<float>, float>(6);
        public static readonly ProductKernel<float> One = new ProductKernel<OneFloat, float, float>(6);
    }

    private static class Doubles
    {
        public static readonly ProductKernel<double> Wide = new ProductKernel<Doubles512, Vector512<double>, double>(12);
        public static readonly ProductKernel<double> Middle = new ProductKernel<Doubles256, Vector256<double>, double>(6);
        public static readonly ProductKernel<double> Narrow = new ProductKernel<Doubles128, Vector128<double>, double>(6);
        public static readonly ProductKernel<double> One = new ProductKernel<OneDouble, double, double>(6);
    }
}
