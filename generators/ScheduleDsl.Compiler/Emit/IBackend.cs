using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>One way to execute a kernel's passes.</summary>
internal interface IBackend
{
    /// <summary>The member of <c>ScheduleDsl.Arm</c> that selects this backend.</summary>
    string Arm { get; }

    /// <summary>Writes the body of the method of a loop.</summary>
    /// <param name="number">The loop's number, for calls of methods of the same loop.</param>
    void WriteLoop(SourceWriter writer, Kernel kernel, LoopPlan plan, string number);

    /// <summary>Writes the method for some neighbouring elements of a loop that is not plain.</summary>
    void WritePart(SourceWriter writer, Kernel kernel, LoopPlan plan, string number);
}
