namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the generated part of a profile or a function library: it carries the unit and nothing else.</summary>
public static class UnitSource
{
    public static GeneratedSource Write(TypeDeclaration type, PackedText packed)
    {
        SourceWriter writer = TypeScope.NewFile();
        using (TypeScope.Beside(writer, type))
        using (TypeScope.Inside(writer, type, [], packed))
        {
        }
        return GeneratedSource.For(type, writer.ToString());
    }
}
