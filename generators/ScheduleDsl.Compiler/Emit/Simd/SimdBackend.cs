using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>Vectors of a given width; what is left over at the end goes through the scalar loop.</summary>
/// <param name="bits">128, 256 or 512.</param>
internal sealed class SimdBackend(int bits) : IBackend
{
    public string Arm => SimdIntrinsics.Arm(bits);

    public void WriteLoop(SourceWriter writer, Kernel kernel, LoopPlan plan, string number) => new SimdKernelWriter(kernel, plan, number, bits).Write(writer);

    public void WritePart(SourceWriter writer, Kernel kernel, LoopPlan plan, string number) => new SimdKernelWriter(kernel, plan, number, bits).WritePart(writer);
}
