using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>An input as C#.</summary>
internal static class InputText
{
    public static string Type(Input input) => input.Kind == InputKind.Scalar ? "global::ScheduleDsl.Scalar" : "float";
}
