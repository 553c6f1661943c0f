using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>An input as C#.</summary>
internal static class InputText
{
    public static string Type(Input input) => input.Kind == InputKind.Scalar ? "global::ScheduleDsl.Scalar" : "float";

    /// <summary>As a parameter; what may be left out says so to reflection, wherever it stands.</summary>
    public static string Parameter(Input input) =>
        $"{(input.IsOptional ? "[global::System.Runtime.InteropServices.Optional] " : "")}{Type(input)} {CSharpText.Identifier(input.Name)}";
}
