namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name, unique in the compilation.</param>
public sealed record GeneratedSource(string HintName, string Text)
{
    /// <summary>A file for one type: hint names may not hold what identifiers may.</summary>
    public static GeneratedSource For(TypeDeclaration type, string text) => new(type.FullName + ".g.cs", text);
}
