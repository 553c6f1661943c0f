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
        unit = type.Unit<Compiler.IR.Schedule>();
        given = SettingTexts.Apply(Registry.FindSchedule(type.FullName).Create(), type.FullName, settings);
        chosen = settings.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        this.curve = curve is null ? null : NameOf(curve);
    }

    public override long? Length => IsReadable(given) ? given.Length ?? OpenLength(given) : given.Length is > 0 and var length ? length : null;

    public override ReadCurve Over(long steps)
    {
        Schedule schedule = Example(Fitted(steps), steps);
        Schedule read = curve is null ? schedule : schedule.NamedCurve(curve);
        long updates = unit.End == CurveEnd.Throw && read.Length is { } length ? Math.Min(steps, length) : steps;

        // Settings that do not fit together are seen here, before anything is written.
        _ = read.At(0);
        return new ReadCurve(
            Name, curve ?? "value", read, updates, unit.End is CurveEnd.Hold or CurveEnd.Continue, [CurveText.Settings(schedule), .. CurveText.Knots(read, Pieces(schedule, read))]);
    }

    private Schedule Fitted(long steps) =>
        !chosen.Contains(Steps) && given.Properties.Any(p => p.Name == Steps) ? SettingTexts.With(given, Steps, steps) : given;

    // A length by another name, such as TotalSteps. Where more is missing, the schedule says what.
    private Schedule Example(Schedule schedule, long steps)
    {
        if (IsReadable(schedule) || schedule.TableNames.Any(chosen.Contains))
            return schedule;
        Dictionary<string, double> fixedNumbers = Numbers(schedule).Where(n => chosen.Contains(n.Key)).ToDictionary();
        if (ExampleSettings.For(unit, fixedNumbers, steps) is not { } example)
            return schedule;
        string[] added = [.. example.Keys.Where(k => !fixedNumbers.ContainsKey(k))];
        return added.Length == 1 ? SettingTexts.With(schedule, added[0], example[added[0]]) : schedule;
    }

    private IReadOnlyList<CurvePiece> Pieces(Schedule schedule, Schedule read)
    {
        if (read != schedule || schedule.Pieces.Any(p => p.Name.Length > 0) || schedule.TableNames.Count > 0)
            return read.Pieces;
        IEnumerable<PhaseSpan> phases = new ScheduleReading(unit, Numbers(schedule)).Phases();
        return [.. phases.Select(p => new CurvePiece(p.Phase.Name, p.Start, p.End, (PieceForm)p.Phase.Form))];
    }

    // A schedule without end is shown up to its last joint and as long again.
    private long OpenLength(Schedule schedule) =>
        Pieces(schedule, schedule) is [.., { Start: > 0 and < double.PositiveInfinity and var last }] ? 2 * (long)last : CurveSources.Example;

    private static Dictionary<string, double> Numbers(Schedule schedule) =>
        Enumerable.Range(0, schedule.Properties.Count).ToDictionary(i => schedule.Properties[i].Name, schedule.Get);

    private static bool IsReadable(Schedule schedule)
    {
        try
        {
            return schedule.Length != 0 && !double.IsNaN(schedule.At(0));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private string NameOf(string asked) => given.CurveNames.FirstOrDefault(n => n.Equals(asked, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError(given.CurveNames.Count == 0
            ? $"The schedule {type.FullName} has no named curves, so there is no {asked}."
            : $"The schedule {type.FullName} has no curve {asked}{Nearest.Hint(asked, given.CurveNames)}");
}
