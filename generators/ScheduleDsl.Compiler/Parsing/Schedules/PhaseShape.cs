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

    /// <summary>Falls along a profile.</summary>
    /// <param name="Profile">Id of the profile's function.</param>
    /// <param name="ProfileForm">What is known of the profile.</param>
    public sealed record Fall(string Profile, PhaseForm ProfileForm, Expression Floor, ProgressReading Progress) : PhaseShape
    {
        // Readings here and there of what never turns never turn, but lie on no line.
        public override PhaseForm Form => ProfileForm == PhaseForm.Straight && Progress.IsSampled ? PhaseForm.Monotone : ProfileForm;

        public override Expression Value(Expression level, Expression update, Expression length)
        {
            Expression height = new Invocation(IrType.Float64, Profile, EquatableArray.Of(Progress.At(update, length)));
            return Mix(Floor, level, height);
        }
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
