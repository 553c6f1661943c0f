using System.Collections.Generic;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>Puts the pieces of a generated schedule together, phase by phase. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PieceList
{
    private readonly List<CurvePiece> pieces = [];
    private readonly Schedule schedule;
    private double start;

    /// <summary>The pieces of a schedule, none so far.</summary>
    public PieceList(Schedule schedule)
    {
        this.schedule = schedule;
        // Settings that do not fit together have no pieces; the error is that of reading a value.
        schedule.AtTime(0);
    }

    /// <summary>Adds the phase that comes next; one of length 0 vanishes.</summary>
    /// <param name="name">The phase's name.</param>
    /// <param name="length">In updates; infinite for a phase without end.</param>
    /// <param name="form">What is known of its values.</param>
    public PieceList Add(string name, double length, PieceForm form)
    {
        if (length > 0)
            pieces.Add(new CurvePiece(name, start, start += length, form));
        return this;
    }

    /// <summary>The pieces; where the phases of a schedule that holds fall short of its length, the rest is the level that they reached.</summary>
    public IReadOnlyList<CurvePiece> Close()
    {
        if (schedule is { Ending: ScheduleEnd.Hold, Length: { } length } && start < length)
            pieces.Add(new CurvePiece("", start, length, PieceForm.Constant));
        return pieces;
    }
}
