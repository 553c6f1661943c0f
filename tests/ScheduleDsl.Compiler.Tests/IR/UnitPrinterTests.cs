using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.IR;

public sealed class UnitPrinterTests
{
    private static readonly Expression X = new InputReference(IrType.Float32, "x");
    private static readonly Expression Rate = new HyperReference(IrType.Float64, "Rate");

    [Fact]
    public void Rule_ShowsDeclarationsAndBodyALineEach()
    {
        Rule rule = new(
            "Acme.Fall",
            EquatableArray.Of(new Hyper("Rate", IrType.Float64, null, "0.1", new Bounds(0, null, null, 1), "LearningRate")),
            EquatableArray.Of(new State("sum", IrType.Float32, StateSpace.Element, new Literal(IrType.Float32, "0"), Of(IrType.Bool, Op.Greater, Rate, new Literal(IrType.Float64, "0")))),
            EquatableArray.Of(new Input("x", IrType.Float32, InputKind.Parameter)),
            EquatableArray<Function>.Empty,
            new Block(EquatableArray.Of<Statement>(
                new AssignState("sum", Of(IrType.Float32, Op.Add, new StateReference(IrType.Float32, "sum"), X)),
                new If(Of(IrType.Bool, Op.Equal, new StepReference(), new Literal(IrType.Float64, "1")), new Block(EquatableArray.Of<Statement>(new Return(X))), Block.Empty),
                new For("i", 0, 4, 2, new Block(EquatableArray.Of<Statement>(new Assign("y", X)))),
                new Return(Of(IrType.Float32, Op.Negate, X)))));

        Assert.Equal(
            """
            rule Acme.Fall
            {
                hyper double Rate = 0.1, >= 0, < 1, role LearningRate
                state float sum per element = 0f when Rate > 0d
                input float x (parameter)

                update
                {
                    sum = sum + x
                    if step == 1d
                    {
                        return x
                    }
                    for i from 0 below 4 by 2
                    {
                        y = x
                    }
                    return -x
                }
            }

            """,
            UnitPrinter.Print(rule));
    }

    [Fact]
    public void NestedOperations_KeepTheirOrderByParentheses()
    {
        Expression sum = Of(IrType.Float32, Op.Add, X, X);
        Expression narrow = Of(IrType.Float32, Op.Convert, Rate);

        Assert.Equal("(x + x) * (float)Rate", ExpressionPrinter.Print(Of(IrType.Float32, Op.Multiply, sum, narrow)));
        Assert.Equal("x - (x - x)", ExpressionPrinter.Print(Of(IrType.Float32, Op.Subtract, X, Of(IrType.Float32, Op.Subtract, X, X))));
        Assert.Equal("-(x + x)", ExpressionPrinter.Print(Of(IrType.Float32, Op.Negate, sum)));
    }

    [Fact]
    public void CallsAndPrimitives_SetOperandsApartByCommas()
    {
        Expression sum = Of(IrType.Float32, Op.Add, X, X);

        Assert.Equal("Minimum(x + x, x)", ExpressionPrinter.Print(Of(IrType.Float32, Op.Minimum, sum, X)));
        Assert.Equal("Math.Twice(x + x)", ExpressionPrinter.Print(new Invocation(IrType.Float32, "Acme.Math.Twice(float)", EquatableArray.Of(sum))));
    }

    [Fact]
    public void Choice_ShowsItsThreeParts()
    {
        Expression condition = Of(IrType.Bool, Op.Less, X, X);

        Assert.Equal("(x < x) ? x : -x", ExpressionPrinter.Print(Of(IrType.Float32, Op.Select, condition, X, Of(IrType.Float32, Op.Negate, X))));
    }

    private static Operation Of(IrType type, Op op, params Expression[] operands) => new(type, op, operands.ToEquatableArray());
}
