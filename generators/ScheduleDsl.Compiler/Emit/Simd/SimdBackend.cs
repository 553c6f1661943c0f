using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>Vectors of a given width; what is left over at the end goes through the scalar loop.</summary>
/// <param name="bits">128, 256 or 512.</param>
internal sealed class SimdBackend(int bits) : IBackend
{
    public string Arm => SimdIntrinsics.Arm(bits);

    public void Write(SourceWriter writer, Kernel kernel) =>
        LoopMethods.Write(writer, kernel, Arm,
            (plan, loop) => new SimdKernelWriter(kernel, plan, bits).Write(writer, loop),
            (plan, loop) => new SimdKernelWriter(kernel, plan, bits).WritePart(writer, loop));
}
