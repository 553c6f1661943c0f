using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>
/// A curve as bound: a length, and how to write the value at a time. The formulas are those of the library's <c>Curve</c> and
/// <c>ScheduleCombinators</c>, operation by operation.
/// </summary>
/// <param name="Name">For phases: <c>Line</c>, <c>Fall</c>.</param>
/// <param name="Length">In updates, a literal or a local; null for a curve without end.</param>
internal abstract record BoundCurve(string Name, Expression? Length)
{
    public virtual PhaseForm Form => PhaseForm.Curved;

    /// <summary>The parts that follow one another.</summary>
    public virtual IEnumerable<BoundCurve> Parts => [this];

    /// <summary>Writes the formula at a time, a literal or a local, and gives the value.</summary>
    public abstract Expression Value(CurveBody body, Expression time);

    /// <summary>The same, with the end value from the length on.</summary>
    public Expression Held(CurveBody body, Expression time) =>
        Value(body, Length is null ? time : body.Share(Minimum(time, Length), "held"));
}

/// <summary>One value.</summary>
internal sealed record ConstantCurve(Expression Level, Expression? Length) : BoundCurve("Constant", Length)
{
    public override PhaseForm Form => PhaseForm.Constant;

    public override Expression Value(CurveBody body, Expression time) => Level;
}

/// <summary>A straight line.</summary>
internal sealed record LineCurve(Expression From, Expression To, Expression Steps) : BoundCurve("Line", Steps)
{
    public override PhaseForm Form => PhaseForm.Straight;

    public override Expression Value(CurveBody body, Expression time) => body.Math("Line", From, To, Steps, time);
}

/// <summary>Along a profile.</summary>
internal sealed record FallCurve(Applied Profile, PhaseForm ProfileForm, Expression From, Expression To, Expression Steps) : BoundCurve("Fall", Steps)
{
    public override PhaseForm Form => ProfileForm;

    public override Expression Value(CurveBody body, Expression time) =>
        body.Math("Mix", To, From, Profile.At(body.Math("Progress", time, Steps)));
}

/// <summary>A formula of the time.</summary>
internal sealed record FormulaCurve(Applied Formula, Expression? Length) : BoundCurve("Formula", Length)
{
    public override Expression Value(CurveBody body, Expression time) => Formula.At(time);
}

/// <summary>A function of one number, with the values that it captured.</summary>
internal sealed record Applied(string Function, IReadOnlyList<Expression> Captured)
{
    public Expression At(Expression argument)
    {
        Expression[] arguments = [argument, .. Captured];
        return new Invocation(IrType.Float64, Function, Collections.EquatableArray.Of(arguments));
    }
}

/// <summary>One of two curves, by the settings.</summary>
internal sealed record ChosenCurve(Expression Condition, BoundCurve Then, BoundCurve Otherwise, Expression? Length) : BoundCurve("Chosen", Length)
{
    public override Expression Value(CurveBody body, Expression time) =>
        body.Choose(Condition, () => Then.Value(body, time), () => Otherwise.Value(body, time));
}
