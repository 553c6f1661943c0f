using System.Collections.Generic;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting;

/// <summary>Something to say about a line of the snippet; line 0 is the whole of it.</summary>
internal sealed record Finding(int Line, string Text)
{
    public override string ToString() => Line > 0 ? $"line {Line}: {Text}" : Text;
}

/// <summary>What could not be mapped, and where conventions differ; each is said once.</summary>
internal sealed class Findings
{
    private readonly List<Finding> unmapped = [];
    private readonly List<Finding> notes = [];

    public IReadOnlyList<Finding> Unmapped => unmapped;

    public IReadOnlyList<Finding> Notes => notes;

    /// <summary>Something that the recipe does not contain.</summary>
    /// <param name="at">Where it is written.</param>
    /// <param name="item">As written.</param>
    /// <param name="why">Why, and what to do.</param>
    public void CannotMap(Position at, string item, string why) => Add(unmapped, new Finding(at.Line, $"{item}: {why}"));

    /// <summary>Something that the snippet does not say.</summary>
    public void Missing(string text) => Add(unmapped, new Finding(0, text));

    /// <summary>A convention that bites.</summary>
    public void Note(Position at, string text) => Add(notes, new Finding(at.Line, text));

    private static void Add(List<Finding> list, Finding finding)
    {
        if (!list.Contains(finding))
            list.Add(finding);
    }
}
