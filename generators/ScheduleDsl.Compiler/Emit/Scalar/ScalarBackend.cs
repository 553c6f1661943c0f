using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Scalar;

/// <summary>The plain loop, one weight at a time: the reference that every other backend agrees with bit for bit.</summary>
internal sealed class ScalarBackend : IBackend
{
    public const string Name = "Scalar";

    public string Arm => Name;

    public void Write(SourceWriter writer, Kernel kernel) =>
        LoopMethods.Write(writer, kernel, Arm,
            (plan, loop) => new ScalarKernelWriter(kernel, plan, loop).Write(writer),
            (plan, loop) => new ScalarKernelWriter(kernel, plan, loop).WritePart(writer));
}
