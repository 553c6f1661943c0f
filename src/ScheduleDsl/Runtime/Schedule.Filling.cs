using System;
using System.ComponentModel;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

// The members that generated schedules override: what Fill computes with.
public abstract partial class Schedule
{
    // Beyond it a double no longer counts in ones.
    private const long MostUpdates = 1L << 53;
    private const int MostLanes = 8;

    /// <summary>Fills a span with the values from <paramref name="first"/> on; the same bits as <see cref="At"/>.</summary>
    /// <remarks>Generated schedules compute several values at a time, and write none where one of them has no value.</remarks>
    /// <param name="first">The first update's index, from 0.</param>
    /// <param name="values">Receives one value for each update; may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">An update is negative, past the end of a schedule that throws there, or not below 2^53.</exception>
    public virtual void Fill(long first, Span<double> values) => Fill(first, values, Arm.Auto);

    /// <summary>The same on a given arm; each gives the same bits.</summary>
    internal void Fill(long first, Span<double> values, Arm arm)
    {
        if (values.IsEmpty)
            return;
        if (first > MostUpdates - values.Length)
            throw ScheduleChecks.PastCounting(GetType().FullName!, first, values.Length);
        RequireValues(first, first + (values.Length - 1));

        arm = Arms.Resolve(arm);
        if (SeriesUniforms >= 0 && arm != Arm.Scalar)
        {
            FillVectors(first, values, arm);
            return;
        }
        for (int i = 0; i < values.Length; i++)
            values[i] = At(first + i);
    }

    /// <summary>Throws where settings do not fit together, or where a time has no value: the first such, from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time has no value.</exception>
    /// <exception cref="InvalidOperationException">The settings do not fit together.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void RequireValues(double first, double last)
    {
    }

    /// <summary>How many slots the uniform block of <see cref="SeriesRun"/> needs; -1 where values are computed one at a time.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual int SeriesUniforms => -1;

    /// <summary>Computes what depends on the settings alone.</summary>
    /// <param name="uniforms">Receives <see cref="SeriesUniforms"/> values.</param>
    /// <returns>The variant to hand to <see cref="SeriesRun"/>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual int SeriesPrologue(Span<double> uniforms) => throw new NotSupportedException();

    /// <summary>Computes the values of successive updates.</summary>
    /// <param name="arm">A vector width.</param>
    /// <param name="variant">What <see cref="SeriesPrologue"/> returned.</param>
    /// <param name="first">The first update.</param>
    /// <param name="values">Receives the values.</param>
    /// <param name="count">A multiple of the arm's lanes.</param>
    /// <param name="uniforms">What <see cref="SeriesPrologue"/> filled.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual unsafe void SeriesRun(Arm arm, int variant, double first, double* values, nint count, double* uniforms) =>
        throw new NotSupportedException();

    private unsafe void FillVectors(double first, Span<double> values, Arm arm)
    {
        double* uniforms = stackalloc double[SeriesUniforms];
        int variant = SeriesPrologue(new Span<double>(uniforms, SeriesUniforms));
        int lanes = arm switch { Arm.Vector128 => 2, Arm.Vector256 => 4, _ => MostLanes };
        int whole = values.Length & -lanes;
        if (whole > 0)
        {
            fixed (double* start = values)
                SeriesRun(arm, variant, first, start, whole, uniforms);
        }
        if (whole < values.Length)
        {
            double* rest = stackalloc double[MostLanes];
            SeriesRun(arm, variant, first + whole, rest, lanes, uniforms);
            new ReadOnlySpan<double>(rest, values.Length - whole).CopyTo(values[whole..]);
        }
    }
}
