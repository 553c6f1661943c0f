namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes what a generated schedule knows of its own form: its pieces, and what follows them.</summary>
internal static class SchedulePieces
{
    public static void Write(SourceWriter writer, ScheduleCode code)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override global::ScheduleDsl.ScheduleEnd? Ending => global::ScheduleDsl.ScheduleEnd.{code.Ending};");
        writer.Line();
        if (code.HoldIsDeclared)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line("public override bool EndIsDeclared => true;");
            writer.Line();
        }

        // A body of unknown joints is one piece, as the base class has it.
        if (code.Pieces.Count == 0)
            return;
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override global::System.Collections.Generic.IReadOnlyList<global::ScheduleDsl.CurvePiece> Pieces => new global::ScheduleDsl.CompilerServices.PieceList(this)");
        using (writer.Indented())
        {
            foreach (PieceCode piece in code.Pieces)
                writer.Line($".Add({CSharpText.String(piece.Name)}, {piece.Length}, global::ScheduleDsl.PieceForm.{piece.Form})");
            writer.Line(".Close();");
        }
        writer.Line();
    }
}
