using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>Updates in a row that lie in one piece of a schedule.</summary>
/// <param name="First">The first of them.</param>
/// <param name="End">The update after the last; at most 2^53.</param>
/// <param name="Form">What is known of their values.</param>
/// <param name="Piece">The piece's name.</param>
internal readonly record struct Stretch(long First, long End, PieceForm Form, string Piece)
{
    /// <summary>A double counts in ones up to here.</summary>
    public const long MostUpdates = 1L << 53;

    public long Count => End - First;

    /// <summary>Cuts a span into stretches, in order and without gaps. A schedule that repeats is cut in each of its passes.</summary>
    public static List<Stretch> Over(Schedule schedule, long first, long end)
    {
        List<Stretch> stretches = [];
        IReadOnlyList<CurvePiece> pieces = schedule.Pieces;
        long pass = Period(schedule) ?? long.MaxValue;
        for (long start = first - first % pass; start < end; start += pass)
        {
            AddPass(schedule, pieces, start, Math.Max(first, start), end - start > pass ? start + pass : end, stretches);
            if (pass == long.MaxValue)
                break;
        }

        return stretches;
    }

    /// <summary>After how many whole updates the values come again; null where they do not.</summary>
    public static long? Period(Schedule schedule) =>
        schedule is { Ending: ScheduleEnd.Repeat, Length: > 0 and var length } && schedule.Pieces is [.., var last] && last.End == length ? length : null;

    private static void AddPass(Schedule schedule, IReadOnlyList<CurvePiece> pieces, long start, long first, long end, List<Stretch> stretches)
    {
        PieceForm last = PieceForm.Constant;
        long covered = start;
        foreach (CurvePiece piece in pieces)
        {
            if (!(piece.End > piece.Start))
                continue;
            Add(Update(piece.Start), PieceForm.Curved, "");
            Add(Update(piece.End), last = piece.Form, piece.Name);
        }

        if (schedule.Length is { } length && schedule.Ending == ScheduleEnd.Hold)
            Add(start + Math.Min(length, MostUpdates), PieceForm.Curved, "");
        Add(end, Beyond(schedule.Ending, last), "");

        void Add(long to, PieceForm form, string name)
        {
            if (Math.Max(covered, first) is var from && Math.Min(to, end) is var until && from < until)
                stretches.Add(new Stretch(from, until, form, name));
            covered = Math.Max(covered, to);
        }

        // Update k lies in the piece with Start <= k < End.
        long Update(double time) => time < MostUpdates ? start + (long)Math.Ceiling(time) : MostUpdates;
    }

    private static PieceForm Beyond(ScheduleEnd? ending, PieceForm last) => ending switch
    {
        ScheduleEnd.Hold => PieceForm.Constant,
        // Any other formula may be another one beyond its piece.
        ScheduleEnd.Continue when last == PieceForm.Constant => last,
        _ => PieceForm.Curved,
    };
}
