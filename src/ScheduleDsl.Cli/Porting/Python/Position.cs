namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>A place in a snippet; both numbers count from 1.</summary>
internal readonly record struct Position(int Line, int Column)
{
    /// <summary>The error that names this place.</summary>
    public UserError Error(string text) => new($"Line {Line}, column {Column}: {text}");
}
