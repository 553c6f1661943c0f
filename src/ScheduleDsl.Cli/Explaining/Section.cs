namespace ScheduleDsl.Cli.Explaining;

/// <summary>Which question a section answers; the options of <c>explain</c> choose by it.</summary>
internal enum SectionKind { Unlowered, Pass, Ranges, Plan, Code, Cost }

/// <summary>A part of an explanation.</summary>
/// <param name="Name">The pass's name where the section shows one.</param>
/// <param name="Title">The heading.</param>
/// <param name="Text">Lines as they are to be shown.</param>
internal sealed record Section(SectionKind Kind, string Name, string Title, string Text)
{
    /// <summary>Whether the verifier found fault with what is shown.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>The text without what the section before it showed, for whoever reads all of them.</summary>
    public string Brief { get; init; } = Text;
}
