using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>The value within a phase.</summary>
internal abstract record PhaseShape
{
    /// <param name="level">What the phases before reached.</param>
    /// <param name="update">The update's number within the phase, from 0; the length itself for the value at the end.</param>
    /// <param name="length">The phase's length in updates.</param>
    public abstract Expression Value(Expression level, Expression update, Expression length);

    public virtual PhaseForm Form => PhaseForm.Curved;

    /// <summary>The value within a phase that has no end; only some can be without.</summary>
    public virtual Expression Endless(Expression level, Expression update) => level;

    /// <summary>Stays at the level.</summary>
    public sealed record Constant : PhaseShape
    {
        public override PhaseForm Form => PhaseForm.Constant;

        public override Expression Value(Expression level, Expression update, Expression length) => level;
    }

    /// <summary>Rises in a line.</summary>
    /// <param name="From">Null to rise from the level.</param>
    public sealed record Rise(Expression? From, Expression Peak) : PhaseShape
    {
        public override PhaseForm Form => PhaseForm.Straight;

        public override Expression Value(Expression level, Expression update, Expression length) =>
            update == length ? Peak : Mix(From ?? level, Peak, Divide(update, length));
    }

    /// <summary>Rises along a profile read upside down.</summary>
    /// <param name="From">Null to rise from the level.</param>
    public sealed record RiseAlong(ProfileUse Profile, Expression? From, Expression Peak) : PhaseShape
    {
        public override PhaseForm Form => Profile.Form;

        public override Expression Value(Expression level, Expression update, Expression length) =>
            Mix(Peak, From ?? level, Profile.At(update == length ? Number(1) : Divide(update, length)));
    }

    /// <summary>Falls along a profile.</summary>
    /// <param name="IsOfStart">The floor is a fraction of the level, not a value.</param>
    public sealed record Fall(ProfileUse Profile, Expression Floor, bool IsOfStart, ProgressReading Progress) : PhaseShape
    {
        // Readings here and there of what never turns never turn, but lie on no line.
        public override PhaseForm Form => Profile.Form == PhaseForm.Straight && Progress.IsSampled ? PhaseForm.Monotone : Profile.Form;

        public override Expression Value(Expression level, Expression update, Expression length) =>
            Mix(IsOfStart ? Multiply(Floor, level) : Floor, level, Profile.At(Progress.At(update, length)));
    }

    /// <summary>Multiplies by a factor at each mark.</summary>
    public sealed record Drop(ImmutableArray<Expression> Marks, Expression Factor) : PhaseShape
    {
        public override PhaseForm Form => PhaseForm.Monotone;

        public override Expression Value(Expression level, Expression update, Expression length) => Marks.Aggregate(
            level, (value, mark) => Multiply(value, Select(ProgressReading.HasReached(mark, update, length), Factor, Number(1))));
    }

    /// <summary>Multiplies by a factor every so many updates.</summary>
    /// <param name="Power">Id of the function that raises the first argument to the second.</param>
    public sealed record DropEvery(Expression Steps, Expression Factor, string Power) : PhaseShape
    {
        public override PhaseForm Form => PhaseForm.Monotone;

        public override Expression Value(Expression level, Expression update, Expression length) => Endless(level, update);

        public override Expression Endless(Expression level, Expression update) =>
            Multiply(level, new Invocation(IrType.Float64, Power, EquatableArray.Of(Factor, Floor(Divide(update, Steps)))));
    }
}
