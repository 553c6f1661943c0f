using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>Schedules one after the other, each from its own update 0.</summary>
/// <param name="Joiner">What puts them so.</param>
/// <param name="Parts">At least two.</param>
/// <param name="Milestones">Where each of the parts but the first begins, rising.</param>
internal sealed record SequenceNode(Joiner Joiner, IReadOnlyList<ScheduleNode> Parts, IReadOnlyList<long> Milestones) : ScheduleNode
{
    public override double? Length => Parts[^1].Length is { } last ? Milestones[^1] + last : null;

    public override string Title => string.Join(", then ", Parts.Select(p => p.Title));

    public override IEnumerable<string> Libraries => Parts.SelectMany(p => p.Libraries).Append(Joiner.Library);

    public override Schedule Build() => Joiner.Of([.. Parts.Select(p => p.Build())], Milestones);

    public override string Write() =>
        $"{Joiner.Library}.{Joiner.Class}.Of(\n    [\n{string.Concat(Parts.Select(p => $"        {p.Write().Replace("\n", "\n        ", StringComparison.Ordinal)},\n"))}    ],\n    [{string.Join(", ", Milestones)}])";
}
