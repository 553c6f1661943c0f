using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// What a schedule adds up to, where it changes, and where its extremes lie; all of it about whole updates, which is what a run
/// applies. Where <see cref="Schedule.Pieces"/> say the form of the values it is closed form, elsewhere every update is read; the
/// results tell which.
/// </summary>
/// <remarks>Spans are half open: updates <c>first</c> to <c>end - 1</c>. Updates are counted from 0, up to 2^53.</remarks>
public static partial class ScheduleCalculus
{
    /// <summary>What a run adds up to from one update to another: <c>At(first) + At(first + 1) + ... + At(end - 1)</c>.</summary>
    /// <param name="schedule">Whose values.</param>
    /// <param name="first">The first update, from 0.</param>
    /// <param name="end">The update after the last; 0 is the sum of none.</param>
    /// <returns>
    /// The sum in units of what is driven, per update. Stretches of one value <c>v</c> give <c>n v</c>, straight ones <c>n (v_first + v_last) / 2</c>;
    /// for these the error is below <c>n 2^-50</c> of the largest number that the piece's values are computed from, which is the rounding that such values have
    /// themselves. Everything else is added up in double-double arithmetic: the exact sum of the values of <see cref="Schedule.At"/>, rounded once,
    /// but for an error below one part in 2^70 of the sum of their absolute values. Whole passes of a repeating schedule are summed once.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The span is negative, goes beyond 2^53 or beyond the end of a schedule that throws there, or has a piece of more than 2^32 updates that has no closed form.
    /// </exception>
    public static ScheduleIntegral Integral(this Schedule schedule, long first, long end)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        UpdateSpan.Require(schedule, first, end);
        CompensatedSum sum = default;
        CalculusMethod method = CalculusMethod.ClosedForm;
        if (Stretch.Period(schedule) is { } period && end - first > period)
        {
            // Any span of one period has the same sum, wherever it begins.
            CompensatedSum pass = default;
            Add(schedule, first, first + period, ref pass, ref method);
            sum.Add(pass, (end - first) / period);
            end = first + (end - first) % period;
        }

        Add(schedule, first, end, ref sum, ref method);
        return new ScheduleIntegral(sum.Value, method);
    }

    /// <summary>The change from one update to the next: <c>At(step + 1) - At(step)</c>, in units of what is driven per update.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or it or the next lies past the end of a schedule that throws there.</exception>
    public static double Slope(this Schedule schedule, long step)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        UpdateSpan.Require(schedule, step, unchecked(step + 2));
        return schedule.At(step + 1) - schedule.At(step);
    }

    /// <summary>
    /// The joints: where each of <see cref="Schedule.Pieces"/> begins, and the end of the last if there is one. A schedule that throws at its end has no value
    /// there and is read just before it; one that repeats shows its first pass.
    /// </summary>
    public static IReadOnlyList<Knot> Knots(this Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        IReadOnlyList<CurvePiece> pieces = schedule.Pieces;
        List<Knot> knots = [];
        foreach (CurvePiece piece in pieces)
        {
            if (piece.End > piece.Start)
                knots.Add(new Knot(piece.Start, schedule.AtTime(piece.Start), piece.Name));
        }

        double end = pieces.Count > 0 ? pieces[^1].End : 0;
        if (double.IsFinite(end))
            knots.Add(new Knot(end, schedule.AtTime(schedule.Ending == ScheduleEnd.Throw ? Math.BitDecrement(end) : end), ""));
        return knots;
    }

    private static void Add(Schedule schedule, long first, long end, ref CompensatedSum sum, ref CalculusMethod method)
    {
        foreach (Stretch stretch in Stretch.Over(schedule, first, end))
        {
            switch (stretch.Form)
            {
                case PieceForm.Constant:
                    sum.AddProduct(schedule.At(stretch.First), stretch.Count);
                    break;
                case PieceForm.Straight:
                    // Half of a count is exact, so nothing is rounded before the sum.
                    sum.AddProduct(schedule.At(stretch.First), stretch.Count / 2.0);
                    sum.AddProduct(schedule.At(stretch.End - 1), stretch.Count / 2.0);
                    break;
                default:
                    UpdateSpan.RequireReadable(schedule, stretch);
                    AddEach(schedule, stretch, ref sum);
                    method = CalculusMethod.Summation;
                    break;
            }
        }
    }

    private static void AddEach(Schedule schedule, Stretch stretch, ref CompensatedSum sum)
    {
        Span<double> block = stackalloc double[256];
        for (long next = stretch.First; next < stretch.End; next += block.Length)
        {
            Span<double> values = block[..(int)Math.Min(block.Length, stretch.End - next)];
            schedule.Fill(next, values);
            foreach (double value in values)
                sum.Add(value);
        }
    }
}
