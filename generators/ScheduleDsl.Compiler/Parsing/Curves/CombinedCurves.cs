using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>The first below its length, then the second from its own time 0; a part of length 0 vanishes.</summary>
internal sealed record ThenCurve(BoundCurve First, BoundCurve Second, Expression? Length) : BoundCurve("Then", Length)
{
    public override IEnumerable<BoundCurve> Parts => First.Parts.Concat(Second.Parts);

    public override Expression Value(CurveBody body, Expression time)
    {
        Expression first = First.Length!;
        Expression isFirst = Less(time, first);
        if (Second.Length is { } second and not Literal { Text: not "0" })
            isFirst = Or(isFirst, AreEqual(second, Number(0)));
        return body.Choose(
            isFirst,
            () => First.Value(body, body.Share(Minimum(time, first), "before")),
            () => Second.Value(body, body.Share(Subtract(time, first), "after")));
    }
}

/// <summary>Two curves, update by update; the shorter holds.</summary>
internal sealed record PairCurve(Op Op, BoundCurve First, BoundCurve Second, Expression? Length) : BoundCurve("Pair", Length)
{
    public override Expression Value(CurveBody body, Expression time)
    {
        Expression x = body.Share(First.Held(body, time), "first");
        return Apply(Op, x, Second.Held(body, time));
    }
}

/// <summary>A curve's values times, plus, or within numbers.</summary>
internal sealed record ScaledCurve(BoundCurve Inner, System.Func<Expression, Expression> Change) : BoundCurve("Scaled", Inner.Length)
{
    public override PhaseForm Form => Inner.Parts.Count() == 1 && Inner.Form == PhaseForm.Constant ? PhaseForm.Constant : PhaseForm.Curved;

    public override Expression Value(CurveBody body, Expression time) => Change(Inner.Value(body, time));
}

/// <summary>Cycles that may grow in length and shrink in height.</summary>
internal sealed record RepeatedCurve(BoundCurve Inner, Expression Growth, Expression Decay, string Power) : BoundCurve("Repeated", null)
{
    public override Expression Value(CurveBody body, Expression time)
    {
        Expression steps = Inner.Length!;
        Expression cycle = body.Share(body.Math("Cycle", time, steps, Growth), "cycle");
        Expression start = body.Math("CycleStart", cycle, steps, Growth);
        Expression within = body.Share(Divide(Subtract(time, start), Raise(Growth, cycle)), "within");
        return Multiply(Inner.Value(body, within), Raise(Decay, cycle));
    }

    private Expression Raise(Expression x, Expression y) => new Invocation(IrType.Float64, Power, Collections.EquatableArray.Of(x, y));
}

/// <summary>Read later, or with a delay.</summary>
internal sealed record OffsetCurve(BoundCurve Inner, Expression Steps, Expression? Length) : BoundCurve("Offset", Length)
{
    public override Expression Value(CurveBody body, Expression time) =>
        Inner.Value(body, body.Share(Maximum(Number(0), Add(time, Steps)), "shifted"));
}

/// <summary>Read at another progress.</summary>
internal sealed record WarpedCurve(BoundCurve Inner, Applied Progress) : BoundCurve("Warped", Inner.Length)
{
    public override Expression Value(CurveBody body, Expression time) =>
        Inner.Value(body, body.Share(Multiply(Length!, Progress.At(body.Math("Progress", time, Length!))), "warped"));
}

/// <summary>What is left from a time on, stretched or squeezed to another end.</summary>
internal sealed record ForkedCurve(BoundCurve Inner, Expression At, Expression NewEnd) : BoundCurve("Forked", NewEnd)
{
    public override Expression Value(CurveBody body, Expression time) =>
        Inner.Value(body, body.Share(body.Math("ForkTime", time, At, Inner.Length!, NewEnd), "forked"));
}

/// <summary>Down from what is reached at a time.</summary>
internal sealed record CooledCurve(BoundCurve Inner, Expression From, Expression Steps, Applied Profile, Expression Floor, Expression Length)
    : BoundCurve("Cooled", Length)
{
    public override Expression Value(CurveBody body, Expression time) => body.Choose(
        Or(Less(time, From), AreEqual(Steps, Number(0))),
        () => Inner.Held(body, body.Share(Minimum(time, From), "before")),
        () =>
        {
            Expression level = body.Share(Inner.Held(body, From), "level");
            return body.Math("Mix", Floor, level, Profile.At(body.Math("Progress", Subtract(time, From), Steps)));
        });
}
