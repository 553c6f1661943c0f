using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the method that runs one part of a modifier or rule for one weight.</summary>
internal static class PartMembers
{
    /// <param name="begin">Writes what comes before the call: the step and the first values of states.</param>
    public static void Write(SourceWriter writer, PartCall part, System.Action begin)
    {
        (string summary, string result) = part.Kind switch
        {
            PartKind.Gradient => ("What the gradient of one weight becomes", "float"),
            PartKind.Parameter => ("What one weight becomes", "float"),
            PartKind.Gate => ("Whether the update is applied, for a run of one weight", "bool"),
            PartKind.StoredGradient => ("What the gradient's memory holds after the step, for one weight", "float"),
            PartKind.Output => ("What an update writes to the output, for one weight", "float"),
            _ => ("The weight that evaluation uses", "float"),
        };
        writer.Line($"/// <summary>{summary}, by the class's own body. An instance keeps the state of one weight, so steps come in order.</summary>");
        string given = string.Join(", ", PartCall.Given(part.Kind).Select(kind => "float " + Argument(part.Kind, kind)));
        string further = string.Concat(part.Inputs.Where(IsFurther).Select(i => $", {InputText.Type(i)} {CSharpText.Identifier(i.Name)}"));
        using (writer.Block($"public {result} {PartCall.Name(part.Kind)}({given}, long step{further})"))
        {
            begin();
            writer.Line($"return {part.Method}({string.Join(", ", part.Inputs.Select(i => IsFurther(i) ? CSharpText.Identifier(i.Name) : Argument(part.Kind, i.Kind)))});");
        }
        writer.Line();
    }

    private static bool IsFurther(Input input) => input.Kind is InputKind.Element or InputKind.Scalar;

    private static string Argument(PartKind part, InputKind input) => input switch
    {
        InputKind.Gradient => "gradient",
        InputKind.Updated => "after",
        _ => part is PartKind.Parameter or PartKind.Output ? "before" : "parameter",
    };
}
