using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>A schedule that can be built here, and written down as C#.</summary>
internal abstract record ScheduleNode
{
    /// <summary>How many updates the original describes; null where it goes on without end.</summary>
    public abstract double? Length { get; }

    /// <summary>What a reader calls it.</summary>
    public abstract string Title { get; }

    /// <summary>The namespaces of presets that the text names.</summary>
    public abstract IEnumerable<string> Libraries { get; }

    /// <summary>The schedule itself.</summary>
    public abstract Schedule Build();

    /// <summary>The expression that builds it.</summary>
    public abstract string Write();
}
