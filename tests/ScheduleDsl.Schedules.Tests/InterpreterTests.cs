using System;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>The interpreter against the arithmetic of the platform that runs these tests.</summary>
public class InterpreterTests
{
    private const int Trials = 200_000;

    private static readonly double[] Special =
    [
        0.0, -0.0, 1, -1, 0.5, 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue,
        double.MinValue, 2.2250738585072014e-308, 1 + Math.BitIncrement(0), Math.BitIncrement(1), Math.BitDecrement(1), 1e300, -1e-300, 1e-160, 4503599627370496,
    ];

    [Fact]
    public void FusedMultiplyAddOfDoublesRoundsOnce()
    {
        Random random = new(1);
        for (int i = 0; i < Trials; i++)
        {
            (double x, double y) = (AnyDouble(random, i), AnyDouble(random, i));

            // Half of the sums cancel almost entirely, where a second rounding would show.
            double z = i % 2 == 0 ? AnyDouble(random, i) : Math.BitIncrement(-(x * y));
            AssertSame(Math.FusedMultiplyAdd(x, y, z), FusedMultiplyAdd.OfDoubles(x, y, z), $"fma({x:R}, {y:R}, {z:R})");
        }
        foreach (double x in Special)
        {
            foreach (double y in Special)
            {
                foreach (double z in Special)
                    AssertSame(Math.FusedMultiplyAdd(x, y, z), FusedMultiplyAdd.OfDoubles(x, y, z), $"fma({x:R}, {y:R}, {z:R})");
            }
        }
    }

    [Fact]
    public void FusedMultiplyAddOfFloatsRoundsOnce()
    {
        Random random = new(2);
        for (int i = 0; i < Trials; i++)
        {
            (float x, float y) = (AnyFloat(random), AnyFloat(random));
            float z = i % 2 == 0 ? AnyFloat(random) : MathF.BitIncrement(-(x * y));
            float expected = MathF.FusedMultiplyAdd(x, y, z);
            AssertSame(expected, FusedMultiplyAdd.OfFloats(x, y, z), $"fma({x:R}, {y:R}, {z:R})");
        }
    }

    [Fact]
    public void ArithmeticHasTheBitsOfCSharp()
    {
        Random random = new(3);
        for (int i = 0; i < Trials / 10; i++)
        {
            (double x, double y) = (AnyDouble(random, i), AnyDouble(random, i));
            (float f, float g) = (AnyFloat(random), AnyFloat(random));
            (Op Op, double Double, float Float)[] expected =
            [
                (Op.Add, x + y, f + g), (Op.Subtract, x - y, f - g), (Op.Multiply, x * y, f * g), (Op.Divide, x / y, f / g),
                (Op.Remainder, x % y, f % g), (Op.Negate, -x, -f), (Op.SquareRoot, Math.Sqrt(x), MathF.Sqrt(f)), (Op.Absolute, Math.Abs(x), MathF.Abs(f)),
                (Op.Minimum, Math.Min(x, y), MathF.Min(f, g)), (Op.Maximum, Math.Max(x, y), MathF.Max(f, g)), (Op.Floor, Math.Floor(x), MathF.Floor(f)),
            ];
            foreach ((Op op, double real, float narrow) in expected)
            {
                AssertSame(real, Operations.Apply(op, IrType.Float64, Constant.Of(x), Constant.Of(y), default).Real, $"{op}({x:R}, {y:R})");
                AssertSame(narrow, Operations.Apply(op, IrType.Float32, Constant.Of(f), Constant.Of(g), default).Real, $"{op}({f:R}f, {g:R}f)");
            }
        }
        AssertSame(-0.0, Operations.Apply(Op.Minimum, IrType.Float64, Constant.Of(0.0), Constant.Of(-0.0), default).Real, "minimum of zeros");
        AssertSame(0.0, Operations.Apply(Op.Maximum, IrType.Float64, Constant.Of(-0.0), Constant.Of(0.0), default).Real, "maximum of zeros");
    }

    [Fact]
    public void ConversionsHaveTheValuesOfCSharp()
    {
        Random random = new(4);
        for (int i = 0; i < Trials / 10; i++)
        {
            double x = AnyDouble(random, i);
            long n = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            AssertSame((float)x, Conversions.Convert(Constant.Of(x), IrType.Float32).Real, $"(float){x:R}");
            Assert.Equal((int)x, Conversions.Convert(Constant.Of(x), IrType.Int32).Integer);
            Assert.Equal((long)x, Conversions.Convert(Constant.Of(x), IrType.Int64).Integer);
            AssertSame((float)n, Conversions.Convert(Constant.Of(n), IrType.Float32).Real, $"(float){n}");
            AssertSame(n, Conversions.Convert(Constant.Of(n), IrType.Float64).Real, $"(double){n}");
            Assert.Equal(unchecked((int)n), Conversions.Convert(Constant.Of(n), IrType.Int32).Integer);
            Assert.Equal(BitConverter.DoubleToInt64Bits(x), Conversions.Reinterpret(Constant.Of(x), IrType.Int64).Integer);
            Assert.Equal(BitConverter.SingleToInt32Bits((float)x), Conversions.Reinterpret(Constant.Of((float)x), IrType.Int32).Integer);
        }
    }

    [Fact]
    public void IntegersWrapAndShiftAsInCSharp()
    {
        Random random = new(5);
        for (int i = 0; i < Trials / 10; i++)
        {
            (int x, int y) = (random.Next(int.MinValue, int.MaxValue), random.Next(int.MinValue, int.MaxValue) >> random.Next(32));
            Assert.Equal(unchecked(x * y), Of(Op.Multiply));
            Assert.Equal(unchecked(x + y), Of(Op.Add));
            Assert.Equal(x << y, Of(Op.ShiftLeft));
            Assert.Equal(x >> y, Of(Op.ShiftRight));
            Assert.Equal(x ^ y, Of(Op.ExclusiveOr));
            if (y != 0 && y != -1)
                Assert.Equal(x % y, Of(Op.Remainder));

            long Of(Op op) => Operations.Apply(op, IrType.Int32, Constant.Of(x), Constant.Of(y), default).Integer;
        }
        Assert.Throws<EvaluationException>(() => Operations.Apply(Op.Divide, IrType.Int32, Constant.Of(1), Constant.Of(0), default));
    }

    [Fact]
    public void ARulesBodyGivesItsResultAndItsStates()
    {
        // velocity = 0.9 velocity + g; return p - rate * velocity, three times through a loop.
        Expression velocity = new StateReference(IrType.Float32, "velocity");
        Expression p = new LocalReference(IrType.Float32, "p");
        Block body = new(EquatableArray.Of<Statement>(
            new For("i", 0, 3, 1, new Block(EquatableArray.Of<Statement>(
                new AssignState("velocity", F(Op.Add, F(Op.Multiply, new Literal(IrType.Float32, "0.9"), velocity), new InputReference(IrType.Float32, "g"))),
                new Assign("p", F(Op.Subtract, p, F(Op.Multiply, new Operation(IrType.Float32, Op.Convert, EquatableArray.Of<Expression>(new HyperReference(IrType.Float64, "Rate"))), velocity)))))),
            new Return(p)));
        Scope scope = Scope.Empty with
        {
            Hypers = ImmutableDictionary<string, Constant>.Empty.Add("Rate", Constant.Of(0.1)),
            Inputs = ImmutableDictionary<string, Constant>.Empty.Add("p", Constant.Of(1f)).Add("g", Constant.Of(0.3f)),
            States = ImmutableDictionary<string, Constant>.Empty.Add("velocity", Constant.Of(0f)),
        };

        Constant result = new Interpreter([]).Run(body, scope, out ImmutableDictionary<string, Constant> states);

        (float weight, float speed) = (1f, 0f);
        for (int i = 0; i < 3; i++)
        {
            speed = 0.9f * speed + 0.3f;
            weight -= (float)0.1 * speed;
        }
        Assert.Equal(weight, (float)result.Real);
        Assert.Equal(speed, (float)states["velocity"].Real);
    }

    private static Operation F(Op op, params Expression[] operands) => new(IrType.Float32, op, operands.ToEquatableArray());

    private static double AnyDouble(Random random, int i) => (i % 3) switch
    {
        0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-60, 60)),
        _ => random.Next(-1000, 1000) / 8.0,
    };

    private static float AnyFloat(Random random) => random.Next(3) == 0
        ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
        : (random.NextSingle() - 0.5f) * MathF.Pow(2, random.Next(-20, 20));

    private static void AssertSame(double expected, double actual, string what) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
        $"{what} is {actual:R} instead of {expected:R}");
}
