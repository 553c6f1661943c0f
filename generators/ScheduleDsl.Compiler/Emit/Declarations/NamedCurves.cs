using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the further curves of a schedule: a property each, and the way to them by name.</summary>
internal static class NamedCurves
{
    /// <summary>How a named curve's members call the schedule whose settings they read.</summary>
    public const string Owner = "owner";

    public static void Write(SourceWriter writer, TypeDeclaration type, EquatableArray<NamedCurve> curves, ScheduleCode? code)
    {
        if (curves.Count == 0)
            return;
        foreach (NamedCurve curve in curves)
        {
            string value = curve.Name + "Curve";
            writer.Line($"/// <summary>The {CSharpText.Xml(curve.Name)} curve of these settings: a schedule of its own for another hyperparameter.</summary>");
            writer.Line($"public global::ScheduleDsl.Schedule {CSharpText.Identifier(curve.Name)} => new {value}(this);");
            writer.Line();
            using (writer.Block($"private sealed class {value}({type.Name} {Owner}) : global::ScheduleDsl.CompilerServices.CurveOf({Owner}, {CSharpText.String(curve.Name)})"))
                ValueMembers.Write(writer, type, code?.Curves.First(c => c.Name == curve.Name).Values);
            writer.Line();
        }
        string names = string.Join(", ", curves.Select(c => CSharpText.String(c.Name)));
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<string> CurveNames => [{names}];");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("public override global::ScheduleDsl.Schedule NamedCurve(string name) => name switch", "};"))
        {
            foreach (NamedCurve curve in curves)
                writer.Line($"{CSharpText.String(curve.Name)} => {CSharpText.Identifier(curve.Name)},");
            writer.Line("_ => base.NamedCurve(name),");
        }
        writer.Line();
    }
}
