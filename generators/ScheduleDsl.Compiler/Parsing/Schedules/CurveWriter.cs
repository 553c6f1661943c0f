using System.Collections.Generic;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>
/// Writes phases out as a body: <c>if (k &lt; end of phase) return its value</c> for each in turn, and the level that the
/// last one reached at the end. Where the curve continues, the phase that reaches the schedule's end has no end.
/// </summary>
internal sealed class CurveWriter
{
    private static readonly Expression Update = Local("update");
    private readonly List<Statement> statements = [];
    private readonly Expression? continuesAt;
    private Expression start = Number(0);
    private Expression level;

    public CurveWriter(Expression peak, Expression? total, CurveEnd end)
    {
        statements.Add(new Assign("update", end == CurveEnd.Repeat && total is not null ? Remainder(new StepReference(), total) : new StepReference()));
        level = peak;
        if (end != CurveEnd.Continue || total is null)
            return;
        statements.Add(new Assign("scheduleEnd", total));
        continuesAt = Local("scheduleEnd");
    }

    /// <summary>Adds a phase and moves on to its end.</summary>
    /// <param name="length">In updates; null where it has no end, and nothing follows.</param>
    public void Add(string name, Expression? length, PhaseShape shape)
    {
        Expression inPhase = start is Literal ? Update : Subtract(Update, start);
        if (length is null)
        {
            level = shape.Endless(level, inPhase);
            return;
        }
        string stem = char.ToLowerInvariant(name[0]) + name.Substring(1);
        statements.Add(new Assign(stem + "Length", length));
        length = Local(stem + "Length");
        if (shape is PhaseShape.Constant)
        {
            Close(stem, length, level, level);
            return;
        }
        Close(stem, length, shape.Value(level, inPhase, length), shape.Value(level, length, length));
    }

    public Block ToBody()
    {
        statements.Add(new Return(level));
        return new Block(statements.ToEquatableArray());
    }

    private void Close(string stem, Expression length, Expression value, Expression reached)
    {
        Expression end = start is Literal ? length : Formulas.Add(start, length);
        statements.Add(new Assign(stem + "End", end));
        Expression isWithin = Less(Update, Local(stem + "End"));
        if (continuesAt is not null)
            isWithin = Or(isWithin, LessOrEqual(continuesAt, Local(stem + "End")));
        statements.Add(new If(isWithin, new Block(EquatableArray.Of<Statement>(new Return(value))), Block.Empty));
        start = Local(stem + "End");
        if (ReferenceEquals(reached, level))
            return;

        // A phase of length 0 vanishes, with what it would have changed.
        statements.Add(new Assign(stem + "Level", Select(Less(Number(0), length), reached, level)));
        level = Local(stem + "Level");
    }
}
