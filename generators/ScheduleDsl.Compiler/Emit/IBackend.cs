using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>One way to execute a kernel's passes.</summary>
internal interface IBackend
{
    /// <summary>The member of <c>ScheduleDsl.Arm</c> that selects this backend.</summary>
    string Arm { get; }

    /// <summary>Writes the loop methods of every variant and <c>Run</c>, which dispatches to them, as members of a class of their own.</summary>
    void Write(SourceWriter writer, Kernel kernel);
}
