using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>Another curve of the same settings: the momentum of a one-cycle schedule.</summary>
internal sealed record NamedCurveNode(PresetNode Of, string Curve) : ScheduleNode
{
    public override double? Length => Of.Length;

    public override string Title => $"{Of.Title}'s {Curve}";

    public override IEnumerable<string> Libraries => Of.Libraries;

    public override Schedule Build()
    {
        Schedule schedule = Of.Build();
        return (Schedule)schedule.GetType().GetProperty(Curve)!.GetValue(schedule)!;
    }

    public override string Write() => $"{Of.Write()}.{Curve}";
}
