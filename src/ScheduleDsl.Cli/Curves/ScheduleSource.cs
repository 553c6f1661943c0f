using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Cli.Curves;

/// <summary>A schedule of the registry with some settings; its length is that of the run where it can be set and was not.</summary>
internal sealed class ScheduleSource : CurveSource
{
    private const string Steps = nameof(ScheduleAttribute.Steps);

    private readonly DslType type;
    private readonly Compiler.IR.Schedule unit;
    private readonly Schedule given;
    private readonly string? curve;
    private readonly HashSet<string> chosen;

    /// <param name="name">As in a legend.</param>
    /// <param name="settings">What differs from the defaults; these are kept whatever the run.</param>
    /// <param name="curve">A named curve, or null for the schedule itself.</param>
    public ScheduleSource(string name, DslType type, IReadOnlyList<SettingText> settings, string? curve)
        : base(name)
    {
        this.type = type;
        given = SettingTexts.Apply(Registry.FindSchedule(type.FullName).Create(), type.FullName, settings);
        chosen = settings.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        this.curve = curve is null ? null : NameOf(curve);
        unit = type.Unit<Compiler.IR.Schedule>().CurveOf(this.curve);
    }

    public override long? Length => Read(given).Length is > 0 and var length ? length : null;

    public override long Shown => Length is null && given.IsReadable() ? Read(given).ShownLength(unit) : base.Shown;

    public override ReadCurve Over(long steps)
    {
        Schedule schedule = Completed(Fitted(steps), steps);
        Schedule read = Read(schedule);
        long updates = unit.End == CurveEnd.Throw && read.Length is { } length ? Math.Min(steps, length) : steps;

        // Settings that do not fit together are seen here, before anything is written.
        _ = read.At(0);
        return new ReadCurve(
            Name, curve ?? "value", read, updates, unit.End is CurveEnd.Hold or CurveEnd.Continue, [CurveWords.Settings(schedule), .. CurveWords.Knots(read)]);
    }

    private Schedule Read(Schedule schedule) => curve is null ? schedule : schedule.NamedCurve(curve);

    private Schedule Fitted(long steps) =>
        !chosen.Contains(Steps) && given.Properties.Any(p => p.Name == Steps) ? SettingTexts.With(given, Steps, steps) : given;

    // A length by another name, such as TotalSteps. Where more is missing, the schedule says what.
    private Schedule Completed(Schedule schedule, long steps)
    {
        if (schedule.IsReadable())
            return schedule;
        Dictionary<string, double> fixedNumbers = schedule.Numbers().Where(n => chosen.Contains(n.Key)).ToDictionary();
        KeyValuePair<string, double>[] added = ExampleSettings.For(unit, fixedNumbers, steps) is { } example ? [.. example.Where(e => !chosen.Contains(e.Key))] : [];
        return added is [{ Value: var length } only] && length == steps ? SettingTexts.With(schedule, only.Key, steps) : schedule;
    }

    private string NameOf(string asked) => given.CurveNames.FirstOrDefault(n => n.Equals(asked, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError(given.CurveNames.Count == 0
            ? $"The schedule {type.FullName} has no named curves, so there is no {asked}."
            : $"The schedule {type.FullName} has no curve {asked}{Nearest.Hint(asked, given.CurveNames)}");
}
