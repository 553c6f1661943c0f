using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>A schedule times the factors that others give: schedulers that are all stepped.</summary>
internal sealed record ProductNode(IReadOnlyList<ScheduleNode> Parts) : ScheduleNode
{
    public override double? Length => Parts.Max(p => p.Length);

    public override string Title => string.Join(" times ", Parts.Select(p => p.Title));

    public override IEnumerable<string> Libraries => Parts.SelectMany(p => p.Libraries);

    public override Schedule Build() => Parts.Select(p => p.Build()).Aggregate((product, part) => product.Times(part));

    public override string Write() => Parts[0].Write() + string.Concat(Parts.Skip(1).Select(p => $"\n    .Times({p.Write()})"));
}
