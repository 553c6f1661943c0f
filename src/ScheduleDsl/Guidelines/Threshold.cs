namespace ScheduleDsl.Guidelines;

/// <summary>A number by which a guideline judges. A project sets its own in <c>.editorconfig</c>: <c>schedule_dsl.SDL151.fraction = 0.6</c>.</summary>
/// <param name="Name">The last word of its key.</param>
/// <param name="Default">What it is where nobody sets it.</param>
internal sealed record Threshold(string Name, double Default)
{
    /// <summary>What all keys begin with.</summary>
    public const string Prefix = "schedule_dsl.";

    public static string Key(string id, string name) => $"{Prefix}{id}.{name}";
}
