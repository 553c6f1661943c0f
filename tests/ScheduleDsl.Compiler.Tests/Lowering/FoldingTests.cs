using System;
using System.Globalization;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

public class FoldingTests
{
    [Theory]
    [InlineData(Op.Add, IrType.Float64, "0.1", "0.2", "0.30000000000000004")]
    [InlineData(Op.Divide, IrType.Float64, "1", "0", "Infinity")]
    [InlineData(Op.Multiply, IrType.Float64, "0", "-1", "-0")]
    [InlineData(Op.Multiply, IrType.Int32, "2147483647", "2", "-2")]
    [InlineData(Op.Remainder, IrType.Int64, "7", "4", "3")]
    [InlineData(Op.And, IrType.Bool, "true", "false", "false")]
    [InlineData(Op.Or, IrType.Int64, "5", "3", "7")]
    public void ExactOperations_AreFolded(Op op, IrType type, string x, string y, string expected) =>
        Assert.Equal(expected, Fold(op, type, type, x, y));

    [Theory]
    [InlineData(Op.Less, IrType.Float64, "1", "NaN", "false")]
    [InlineData(Op.NotEqual, IrType.Float64, "NaN", "NaN", "true")]
    [InlineData(Op.Equal, IrType.Float32, "0", "-0", "true")]
    [InlineData(Op.GreaterOrEqual, IrType.Int32, "3", "3", "true")]
    public void Comparisons_AreFolded(Op op, IrType type, string x, string y, string expected) =>
        Assert.Equal(expected, Fold(op, IrType.Bool, type, x, y));

    [Theory]
    [InlineData(Op.Add, IrType.Float32)]
    [InlineData(Op.Divide, IrType.Float32)]
    [InlineData(Op.Remainder, IrType.Float64)]
    [InlineData(Op.Minimum, IrType.Float64)]
    public void WhatHostsMayRoundOtherwise_Stays(Op op, IrType type) => Assert.Null(Fold(op, type, type, "1", "3"));

    [Fact]
    public void IntegerDivisionByZero_StaysWhereItThrows() => Assert.Null(Fold(Op.Divide, IrType.Int32, IrType.Int32, "1", "0"));

    [Fact]
    public void IntegersBecomeFloatsOnlyWhereThatIsExact()
    {
        Assert.Equal("16777216", Fold(Op.Convert, IrType.Float32, IrType.Int32, "16777216"));
        Assert.Null(Fold(Op.Convert, IrType.Float32, IrType.Int32, "16777217"));
    }

    [Theory]
    [InlineData(Op.Absolute, "2.5", "-2.5")]
    [InlineData(Op.Floor, "-3", "-2.5")]
    // (1 + 2^-52) (1 - 2^-52) - 1 = -2^-104, of which a product rounded first leaves nothing.
    [InlineData(Op.FusedMultiplyAdd, "-4.930380657631324E-32", "1.0000000000000002", "0.9999999999999998", "-1")]
    public void DoublesThatIeeeDefines_AreFolded(Op op, string expected, params string[] operands) =>
        Assert.Equal(expected, Fold(op, IrType.Float64, IrType.Float64, operands));

    [Fact]
    public void BitsAndShifts_AreFolded()
    {
        Assert.Equal("4607182418800017408", Fold(Op.Reinterpret, IrType.Int64, IrType.Float64, "1"));
        Assert.Equal("-2", Fold(Op.ShiftRight, IrType.Int64, IrType.Int64, "-7", "2"));
    }

    [Fact]
    public void SquareRoots_AreThoseOfTheRuntime()
    {
        Random random = new(3);
        for (int i = 0; i < 100; i++)
        {
            double x = random.NextDouble() * 1e6;
            Assert.Equal(Math.Sqrt(x), double.Parse(Fold(Op.SquareRoot, IrType.Float64, IrType.Float64, x.ToString("R", CultureInfo.InvariantCulture))!, CultureInfo.InvariantCulture));
        }
    }

    private static string? Fold(Op op, IrType type, IrType operand, params string[] texts) => FoldConstants.Run(
        op, type, Array.ConvertAll(texts, t => new Value(Op.Literal, operand, Rate.Constant, EquatableArray<int>.Empty, t, "")));
}
