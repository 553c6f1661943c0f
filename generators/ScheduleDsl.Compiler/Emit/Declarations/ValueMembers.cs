namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the members of a schedule, or of one of its named curves, that compute.</summary>
internal static class ValueMembers
{
    /// <param name="type">The class as declared.</param>
    /// <param name="code">What was compiled; null where the declaration is wrong: the members exist and throw.</param>
    public static void Write(SourceWriter writer, TypeDeclaration type, ValueCode? code)
    {
        string broken = $"throw new global::System.InvalidOperationException({CSharpText.String($"The schedule {type.FullName} has build errors: see the messages of the build.")});";
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override double At(long step) => AtTime(step);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("public override double AtTime(double time)"))
        {
            writer.Line("RequireValues(time, time);");
            writer.Line(code?.At.TrimEnd() ?? broken);
        }
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block(ScheduleGuards.Heading))
            writer.Line(code?.Guards.TrimEnd() ?? broken);
        writer.Line();
        if (code?.Series is { } series)
            writer.Line(series);
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override long? Length => {code?.Length ?? "null"};");
    }
}
