using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Scalar;

/// <summary>The plain loop, one weight at a time: the reference that every other backend agrees with bit for bit.</summary>
internal sealed class ScalarBackend : IBackend
{
    public const string Name = "Scalar";

    public string Arm => Name;

    public void WriteLoop(SourceWriter writer, Kernel kernel, LoopPlan plan, string number) => new ScalarKernelWriter(kernel, plan, number).Write(writer);

    public void WritePart(SourceWriter writer, Kernel kernel, LoopPlan plan, string number) => new ScalarKernelWriter(kernel, plan, number).WritePart(writer);
}
