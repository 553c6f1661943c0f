using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A pure function of the step. Generated from <see cref="ScheduleAttribute"/> classes.</summary>
public abstract partial class Schedule
{
    /// <summary>The value in force for one update.</summary>
    /// <param name="step">The update's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or past the end of a schedule that throws there.</exception>
    public virtual double At(long step) => AtTime(step);

    /// <summary>The value at a time between updates: the formula that <see cref="At"/> reads at whole numbers.</summary>
    /// <param name="time">In updates, from 0. What a declaration samples or drops stays sampled or dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or NaN, or past the end of a schedule that throws there.</exception>
    public abstract double AtTime(double time);

    /// <summary>The declared length in updates, or null where the schedule has none.</summary>
    public abstract long? Length { get; }

    /// <summary>Name and every setting, round-tripping: equal text means the same function of the step.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>
    /// The stretches between knots, in order and without gaps from 0 to the length (without end where there is none). What a
    /// schedule does not know of itself is one piece that is <see cref="PieceForm.Curved"/>; phases of length 0 are left out.
    /// What lies beyond the length <see cref="Ending"/> says: of a schedule that repeats, these are the pieces of the first pass.
    /// </summary>
    public virtual IReadOnlyList<CurvePiece> Pieces => [new CurvePiece("", 0, Length ?? double.PositiveInfinity, PieceForm.Curved)];

    /// <summary>
    /// What the schedule does from its length on; null where that is not known. <see cref="ScheduleEnd.Repeat"/> repeats whole
    /// passes, <see cref="ScheduleEnd.Continue"/> goes on with the formula of the last piece.
    /// </summary>
    public virtual ScheduleEnd? Ending => null;

    /// <summary>
    /// Whether <see cref="Ending"/> was chosen. A schedule that says nothing of its end holds its last value, and where that drives a longer
    /// run, <see cref="Check"/> asks whether it is meant to.
    /// </summary>
    public virtual bool EndIsDeclared => Ending != ScheduleEnd.Hold;

    /// <summary>Every number of the declaration, as a settable property.</summary>
    public abstract IReadOnlyList<HyperInfo> Properties { get; }

    /// <summary>The value of one of <see cref="Properties"/>.</summary>
    public abstract double Get(int property);

    /// <summary>The same schedule with one of <see cref="Properties"/> changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range that the property declares.</exception>
    public abstract Schedule With(int property, double value);

    /// <summary>
    /// The schedule over a plan: its properties <c>Steps</c>, <c>BatchSize</c>, <c>Accumulation</c>, <c>DatasetSize</c> and
    /// <c>SequenceLength</c>, as far as it has them and the plan says them. The length of a schedule that repeats is that of a cycle, and stays.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of the plan is outside the range that the property declares.</exception>
    /// <exception cref="InvalidOperationException">The schedule starts over after more updates than the plan has.</exception>
    public virtual Schedule Over(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Schedule planned = this;
        bool repeats = Ending == ScheduleEnd.Repeat;
        for (int i = 0; i < Properties.Count; i++)
        {
            string name = Properties[i].Name;
            bool isCycle = repeats && name == nameof(Plan.Steps);
            if (!isCycle && plan.Number(name) is { } value)
                planned = planned.With(i, value);
        }

        if (repeats && planned.Length > plan.Steps)
            throw ScheduleChecks.Failed(GetType().FullName!, "SDL117", "starts over after {0} updates, and the plan has {1}: no restart fits", planned.Length.Value, plan.Steps.Value);
        return planned;
    }

    /// <summary>Names of further curves over the same settings, such as the momentum of a one-cycle schedule.</summary>
    public virtual IReadOnlyList<string> CurveNames => [];

    /// <summary>One of <see cref="CurveNames"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such curve.</exception>
    public virtual Schedule NamedCurve(string name) =>
        throw new KeyNotFoundException($"{GetType().Name} has no curve {name}{Nearest.Hint(name, CurveNames)}");

    /// <summary>Names of the settings that are tables.</summary>
    public virtual IReadOnlyList<string> TableNames => [];

    /// <summary>The table of one of <see cref="TableNames"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    public virtual StepTable Table(string name) =>
        throw new KeyNotFoundException($"{GetType().Name} has no table {name}{Nearest.Hint(name, TableNames)}");

    /// <summary>The same schedule with one of its tables changed.</summary>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    public virtual Schedule WithTable(string name, StepTable table) =>
        throw new KeyNotFoundException($"{GetType().Name} has no table {name}{Nearest.Hint(name, TableNames)}");

    // What combining reads: the length as a real number, and the formula beyond it where the schedule has one.
    internal virtual double Duration => Length ?? double.PositiveInfinity;

    // One that throws at its end has none there, so that its last values stand for it.
    internal virtual double Formula(double time) =>
        AtTime(time >= Duration && Ending == ScheduleEnd.Throw ? Math.BitDecrement(Duration) : time);

    /// <summary>What is wrong or unwise with the schedule over a plan; empty where nothing is.</summary>
    /// <param name="plan">The run, where it is known.</param>
    /// <param name="guidelines">Which guidelines judge, and by which thresholds; as they come where null.</param>
    public IReadOnlyList<Advice> Check(Plan? plan = null, CheckOptions? guidelines = null) => RunChecking.Check(this, plan, guidelines);

    /// <inheritdoc/>
    public override string ToString() => Fingerprint;
}
