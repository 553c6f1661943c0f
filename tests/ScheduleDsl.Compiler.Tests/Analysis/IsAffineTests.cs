using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Analysis;

public class IsAffineTests
{
    private static readonly Expression T = new LocalReference(IrType.Float64, "t");
    private static readonly Expression Two = new Literal(IrType.Float64, "2");
    private static readonly Expression Setting = new HyperReference(IrType.Float64, "Rate");

    public static TheoryData<Expression> Affine =>
    [
        T, Two, Apply(Op.Subtract, Two, T), Apply(Op.Multiply, T, Setting), Apply(Op.Divide, Apply(Op.Add, T, Two), Two), Apply(Op.Negate, T),
        Apply(Op.FusedMultiplyAdd, T, Two, T), Apply(Op.Multiply, Apply(Op.SquareRoot, Two), T),
        Apply(Op.Select, new Operation(IrType.Bool, Op.Less, EquatableArray.Of(Setting, Two)), T, Two),
        new Invocation(IrType.Float64, "Twice", EquatableArray.Of(T)),
        new Invocation(IrType.Float64, "Squared", EquatableArray.Of(Setting)),
    ];

    public static TheoryData<Expression> Other =>
    [
        Apply(Op.Multiply, T, T), Apply(Op.Divide, Two, T), Apply(Op.SquareRoot, T), Apply(Op.Floor, T), Apply(Op.FusedMultiplyAdd, T, T, Two), Apply(Op.Minimum, T, Two),
        Apply(Op.Select, new Operation(IrType.Bool, Op.Less, EquatableArray.Of(T, Two)), Two, Setting),
        new Invocation(IrType.Float64, "Squared", EquatableArray.Of(T)),
        new Invocation(IrType.Float64, "Missing", EquatableArray.Of(T)),
        new Invocation(IrType.Float64, "Endless", EquatableArray.Of(T)),
        Apply(Op.Convert, new Operation(IrType.Float32, Op.Convert, EquatableArray.Of(T))),
    ];

    [Theory]
    [MemberData(nameof(Affine))]
    public void LinesAndConstants_AreAffine(Expression body) => Assert.True(IsAffine.Of(Function("Value", body), Library));

    [Theory]
    [MemberData(nameof(Other))]
    public void EverythingElse_IsNot(Expression body) => Assert.False(IsAffine.Of(Function("Value", body), Library));

    private static Function[] Library =>
    [
        Function("Twice", Apply(Op.Add, T, T)),
        Function("Squared", Apply(Op.Multiply, T, T)),
        Function("Endless", new Invocation(IrType.Float64, "Endless", EquatableArray.Of(T))),
    ];

    private static Function Function(string id, Expression body) => new(
        id, EquatableArray.Of(new FunctionParameter("t", IrType.Float64)), IrType.Float64, new Block(EquatableArray.Of<Statement>(new Return(body))), IsPublic: false);

    private static Expression Apply(Op op, params Expression[] operands) => new Operation(IrType.Float64, op, operands.ToEquatableArray());
}
