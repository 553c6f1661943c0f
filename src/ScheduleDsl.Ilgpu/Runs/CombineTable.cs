using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Results that one launch computes from partial results.</summary>
internal sealed class CombineTable
{
    public List<CombineJob> Jobs { get; } = [];

    public List<PartialRange> Ranges { get; } = [];

    public List<long> Targets { get; } = [];

    /// <summary>Adds a result and the slots that receive it.</summary>
    public void Add(CollectiveKind kind, IReadOnlyCollection<PartialRange> ranges, IReadOnlyCollection<long> targets)
    {
        if (targets.Count == 0)
            return;
        Jobs.Add(new CombineJob { Kind = (int)kind, FirstRange = Ranges.Count, RangeCount = ranges.Count, FirstTarget = Targets.Count, TargetCount = targets.Count });
        Ranges.AddRange(ranges);
        Targets.AddRange(targets);
    }
}
