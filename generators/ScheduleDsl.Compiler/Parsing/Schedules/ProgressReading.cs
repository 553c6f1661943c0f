using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>Where in [0, 1] a profile is read: at every update, at listed marks, or at every multiple of some percent.</summary>
/// <param name="Marks">In percent, rising; empty where there are none.</param>
/// <param name="EveryPercent">Null where it is not sampled so; its value 0 reads at every update.</param>
/// <param name="GoesOn">Reads beyond 1 where the update lies beyond the phase.</param>
internal sealed record ProgressReading(ImmutableArray<Expression> Marks, Expression? EveryPercent, bool GoesOn)
{
    private static readonly Expression Hundred = Number(100);

    public bool IsSampled => Marks.Length > 0 || EveryPercent is not null;

    /// <summary><c>100 k &gt;= m L</c>: products of integers, where a quotient would round.</summary>
    public static Expression HasReached(Expression mark, Expression update, Expression length) =>
        LessOrEqual(Multiply(mark, length), Multiply(Hundred, update));

    public Expression At(Expression update, Expression length)
    {
        if (Marks.Length > 0)
            return Divide(Marks.Aggregate(Number(0), (last, mark) => Select(HasReached(mark, update, length), mark, last)), Hundred);

        // At its end a phase has progress 1, and the quotient is not in the body twice.
        Expression progress = update == length ? Number(1) : Divide(update, length);
        if (EveryPercent is null)
            return progress;
        Expression marks = Floor(Divide(Multiply(Hundred, update), Multiply(EveryPercent, length)));
        Expression sampled = Divide(Multiply(marks, EveryPercent), Hundred);
        return Select(Less(Number(0), EveryPercent), GoesOn ? sampled : Minimum(sampled, Number(1)), progress);
    }
}
