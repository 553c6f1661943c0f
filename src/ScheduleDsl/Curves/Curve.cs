using System;
using System.Collections.Generic;
using System.Globalization;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// A formula and a length: what a <c>[Schedule] static Curve Define(...)</c> method returns, and what combining schedules gives.
/// Within <c>Define</c> it is compiled away; outside it runs as plain C#, with the same bits.
/// </summary>
/// <remarks>
/// <para>
/// Every curve has its own time, in updates from 0. It is read below its length where something follows (<see cref="ScheduleCombinators.Then"/>), and
/// keeps its end value where nothing does. Curves without a length go on for ever.
/// </para>
/// <example><code>
/// [Schedule]
/// static Curve Define(double peak = 1, long steps = 1000, long warmupSteps = 100)
/// {
///     Curve.Require(warmupSteps &lt;= steps, "the warmup takes longer than the run");
///     return Curve.Line(0, peak, warmupSteps).Then(Curve.Fall(Profiles.Cosine.Value, peak, 0, steps - warmupSteps));
/// }
/// </code></example>
/// </remarks>
public sealed partial class Curve : Schedule
{
    private readonly Func<double, double> value;
    private readonly double duration;
    private readonly IReadOnlyList<CurvePiece> pieces;

    internal Curve(string text, double duration, Func<double, double> value, IReadOnlyList<CurvePiece>? pieces = null)
    {
        Fingerprint = text;
        this.duration = duration;
        this.value = value;
        this.pieces = pieces ?? [new CurvePiece("", 0, duration, PieceForm.Curved)];
    }

    /// <summary>The length in updates, rounded up; null for a curve without end.</summary>
    public override long? Length => double.IsPositiveInfinity(duration) ? null : ScheduleChecks.WholeUpdates(duration);

    /// <inheritdoc/>
    public override string Fingerprint { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<CurvePiece> Pieces => pieces;

    /// <summary>Curves keep their end value.</summary>
    public override ScheduleEnd? Ending => ScheduleEnd.Hold;

    /// <summary>True: a curve has no other end that could have been chosen.</summary>
    public override bool EndIsDeclared => true;

    /// <summary>A curve has no settings: change those of the schedules it was made from.</summary>
    public override IReadOnlyList<HyperInfo> Properties => [];

    /// <inheritdoc/>
    public override double AtTime(double time) => time >= 0
        ? value(Math.Min(time, duration))
        : throw ScheduleChecks.NegativeStep(Fingerprint, time);

    /// <inheritdoc/>
    public override double Get(int property) => throw new ArgumentOutOfRangeException(nameof(property));

    /// <inheritdoc/>
    public override Schedule With(int property, double value) => throw new ArgumentOutOfRangeException(nameof(property));

    internal override double Duration => duration;

    internal override double Formula(double time) => value(time);

    /// <summary>Refuses settings that do not fit together. Within <c>Define</c> it becomes a check that the build makes for the defaults too.</summary>
    /// <param name="condition">Holds where all is well.</param>
    /// <param name="otherwise">What is wrong where it does not; the settings in the condition are named behind it with their values.</param>
    /// <exception cref="InvalidOperationException">The condition does not hold.</exception>
    public static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new InvalidOperationException(otherwise);
    }

    internal static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    internal static double CheckedSteps(double steps, string name) => steps >= 0 && !double.IsInfinity(steps)
        ? steps
        : throw new ArgumentOutOfRangeException(name, steps, $"{name} is {Text(steps)}: a length is finite and at least 0.");
}
