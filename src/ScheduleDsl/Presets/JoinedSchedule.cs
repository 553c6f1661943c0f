using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>Schedules in sequence, where given updates rather than lengths decide which of them is read, each from its own update 0.</summary>
/// <remarks>Every schedule keeps what it does beyond its own end, the last one beyond the whole.</remarks>
internal sealed class JoinedSchedule : Schedule
{
    private readonly string name;
    private readonly Schedule[] schedules;
    private readonly long[] starts;

    /// <param name="name">What the sequence is called where it comes from.</param>
    /// <param name="schedules">At least one.</param>
    /// <param name="boundaries">The first update of each schedule but the first, never falling.</param>
    /// <exception cref="ArgumentException">The boundaries do not fit the schedules.</exception>
    public JoinedSchedule(string name, IReadOnlyList<Schedule> schedules, IReadOnlyList<long> boundaries)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(boundaries);
        if (schedules.Count != boundaries.Count + 1)
            throw new ArgumentException($"{name} has {schedules.Count} schedules and {boundaries.Count} boundaries: there is one boundary less than schedules.");
        if (schedules.Any(schedule => schedule is null))
            throw new ArgumentException($"{name} has a schedule that is null.");
        for (int i = 0; i < boundaries.Count; i++)
        {
            if (boundaries[i] < (i == 0 ? 0 : boundaries[i - 1]))
                throw new ArgumentException($"{name} has the boundaries {string.Join(", ", boundaries)}: they are at least 0 and never fall.");
        }
        this.name = name;
        this.schedules = [.. schedules];
        starts = [0, .. boundaries];
    }

    /// <inheritdoc/>
    public override long? Length => starts[^1] + schedules[^1].Length;

    /// <inheritdoc/>
    public override string Fingerprint =>
        $"{name}([{string.Join(", ", schedules.Select(schedule => schedule.Fingerprint))}], [{string.Join(", ", starts.Skip(1))}])";

    /// <inheritdoc/>
    public override IReadOnlyList<CurvePiece> Pieces => [.. schedules.SelectMany((schedule, i) => PiecesOf(schedule, starts[i], EndOf(i)))];

    /// <summary>That of the last schedule; a repetition of it is none of the whole.</summary>
    public override ScheduleEnd? Ending => schedules[^1].Ending is ScheduleEnd.Repeat ? null : schedules[^1].Ending;

    /// <summary>A sequence has no settings: change those of the schedules in it.</summary>
    public override IReadOnlyList<CompilerServices.HyperInfo> Properties => [];

    /// <inheritdoc/>
    public override double AtTime(double time)
    {
        int last = starts.Length - 1;
        while (last > 0 && starts[last] > time)
            last--;
        return schedules[last].AtTime(time - starts[last]);
    }

    /// <inheritdoc/>
    public override double Get(int property) => throw new ArgumentOutOfRangeException(nameof(property));

    /// <inheritdoc/>
    public override Schedule With(int property, double value) => throw new ArgumentOutOfRangeException(nameof(property));

    private double EndOf(int schedule) => schedule + 1 < starts.Length ? starts[schedule + 1] : Duration;

    private static IEnumerable<CurvePiece> PiecesOf(Schedule schedule, double start, double end)
    {
        double known = start;
        foreach (CurvePiece piece in schedule.Pieces.Where(piece => piece.Start < piece.End && start + piece.Start < end))
        {
            known = Math.Min(end, start + piece.End);
            yield return piece with { Start = start + piece.Start, End = known };
        }
        if (known < end)
            yield return new CurvePiece("", known, end, PieceForm.Curved);
    }
}
