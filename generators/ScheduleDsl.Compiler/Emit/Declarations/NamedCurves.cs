using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the further curves of a schedule: a property each, and the way to them by name.</summary>
internal static class NamedCurves
{
    public static void Write(SourceWriter writer, TypeDeclaration type, EquatableArray<NamedCurve> curves, ScheduleCode? code)
    {
        if (curves.Count == 0)
            return;
        foreach (NamedCurve curve in curves)
        {
            CurveCode? compiled = code?.Curves.First(c => c.Name == curve.Name);
            string method = curve.Name + "AtTime";
            writer.Line($"/// <summary>The {CSharpText.Xml(curve.Name)} curve of these settings: a schedule of its own for another hyperparameter.</summary>");
            writer.Line($"public global::ScheduleDsl.Schedule {CSharpText.Identifier(curve.Name)} => new global::ScheduleDsl.CompilerServices.CurveOf(this, {CSharpText.String(curve.Name)}, {method}, {compiled?.Length ?? "null"});");
            writer.Line();
            using (writer.Block($"private double {method}(double time)"))
                writer.Line(compiled?.At.TrimEnd() ?? ScheduleSource.Broken(type));
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
