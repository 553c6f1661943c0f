using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>Short names for the expressions that schedules are written out with; all of them double, conditions bool.</summary>
internal static class Formulas
{
    public static Expression Number(double value) => new Literal(IrType.Float64, Numbers.Text(value));

    public static Expression Local(string name) => new LocalReference(IrType.Float64, name);

    public static Expression Add(Expression x, Expression y) => Real(Op.Add, x, y);

    public static Expression Subtract(Expression x, Expression y) => Real(Op.Subtract, x, y);

    public static Expression Multiply(Expression x, Expression y) => Real(Op.Multiply, x, y);

    public static Expression Divide(Expression x, Expression y) => Real(Op.Divide, x, y);

    public static Expression Remainder(Expression x, Expression y) => Real(Op.Remainder, x, y);

    public static Expression Minimum(Expression x, Expression y) => Real(Op.Minimum, x, y);

    public static Expression Maximum(Expression x, Expression y) => Real(Op.Maximum, x, y);

    public static Expression Apply(Op op, Expression x, Expression y) => Real(op, x, y);

    public static Expression Floor(Expression x) => Real(Op.Floor, x);

    /// <summary>Exact for the quotient of two integers below 2^53, whose rounding does not reach the next integer.</summary>
    public static Expression Ceiling(Expression x) => Real(Op.Negate, Floor(Real(Op.Negate, x)));

    public static Expression ToReal(Expression x) => x.Type == IrType.Float64 ? x : Real(Op.Convert, x);

    public static Expression Less(Expression x, Expression y) => Bool(Op.Less, x, y);

    public static Expression LessOrEqual(Expression x, Expression y) => Bool(Op.LessOrEqual, x, y);

    public static Expression AreEqual(Expression x, Expression y) => Bool(Op.Equal, x, y);

    public static Expression And(Expression x, Expression y) => Bool(Op.And, x, y);

    public static Expression Or(Expression x, Expression y) => Bool(Op.Or, x, y);

    public static Expression Not(Expression x) => new Operation(IrType.Bool, Op.Not, EquatableArray.Of(x));

    public static Expression Select(Expression condition, Expression then, Expression otherwise) => Real(Op.Select, condition, then, otherwise);

    /// <summary>
    /// <c>b p + a (1 - p)</c> with two roundings: exactly <c>a</c> at 0, exactly <c>b</c> at 1, never outside of them in
    /// between, and constant where they are equal. <c>a + p (b - a)</c> keeps none of this.
    /// </summary>
    public static Expression Mix(Expression a, Expression b, Expression p) =>
        Real(Op.FusedMultiplyAdd, p, b, Real(Op.FusedMultiplyAdd, Real(Op.Negate, p), a, a));

    /// <summary>The nearest integer, ties to even.</summary>
    public static Expression Round(Expression x) => new Invocation(IrType.Float64, Rounding.Id, EquatableArray.Of(x));

    /// <summary>
    /// What <see cref="Round"/> calls. Doubles from 2^52 on are integers, so adding 2^52 rounds, and the hardware's
    /// rounding is to even; subtracting it again is exact.
    /// </summary>
    public static Function Rounding { get; } = new(
        "ScheduleDsl.Schedules.Round(Float64)",
        EquatableArray.Of(new FunctionParameter("x", IrType.Float64)),
        IrType.Float64,
        new Block(EquatableArray.Of<Statement>(new Return(Select(
            Less(Local("x"), Number(4503599627370496)),
            Subtract(Add(Local("x"), Number(4503599627370496)), Number(4503599627370496)),
            Local("x"))))),
        IsPublic: false);

    private static Expression Real(Op op, params Expression[] operands) => new Operation(IrType.Float64, op, operands.ToEquatableArray());

    private static Expression Bool(Op op, params Expression[] operands) => new Operation(IrType.Bool, op, operands.ToEquatableArray());
}
