using System.Linq;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>Writes a value as an expression over vectors: the very operations of the scalar form, lane by lane.</summary>
internal sealed class SimdExpressionWriter(Kernel kernel, LoopPlan plan, int bits)
{
    private readonly string vector = SimdIntrinsics.Alias(bits);
    private readonly int lanes = bits / (kernel.Real == IrType.Float64 ? 64 : 32);

    private readonly ScalarExpressionWriter scalars = new(kernel.Graph, _ => null, v => throw new LoweringException($"{v.Op} is no constant"));

    /// <summary>A vector with the same scalar in every lane.</summary>
    public string Broadcast(string scalar) => $"{vector}.Create({scalar})";

    public string Write(int number) => plan.Name(number) ?? Definition(number);

    /// <summary>The value's own expression, even where a variable is about to hold it.</summary>
    public string Definition(int number)
    {
        Value value = kernel.Graph.Values[number];
        if (value.Op == Op.Literal)
            return Constant(value, Literals.Write(value.Type, value.Text));

        // C#'s compiler folds it then. The just-in-time compiler of .NET 10 folds comparisons of constant vectors too, and loses them where another mask is and-ed.
        if (value.Rate == Rate.Constant)
            return Constant(value, scalars.Definition(number));
        int[] x = [.. value.Operands];
        if (SimdIntrinsics.IsComparison(value.Op))
            return Compare(value.Op, x);
        if (value.Op is Op.ShiftLeft or Op.ShiftRight)
            return $"({Write(x[0])} {SimdIntrinsics.Infix(value.Op)} {Count(x[1])})";
        if (value.Op == Op.Divide && value.Type.IsInteger() && !Divides(x[1]))
            throw new LoweringException("an integer that differs from weight to weight can be divided by a constant above 0 only: both sides of a branch are computed, and another divisor may be 0 there");
        if (SimdIntrinsics.Infix(value.Op) is { } symbol)
            return $"({Write(x[0])} {symbol} {Write(x[1])})";
        if (SimdIntrinsics.Method(value.Op) is { } method)
            return $"{vector}.{method}({string.Join(", ", x.Select(Write))})";
        return value.Op switch
        {
            Op.Negate => $"(-{Write(x[0])})",
            Op.Not => $"(~{Write(x[0])})",
            Op.Select => Select(value.Type, x[0], Write(x[1]), Write(x[2])),
            Op.Remainder when value.Type == IrType.Float64 => $"global::ScheduleDsl.CompilerServices.VectorMath.Remainder({Write(x[0])}, {Write(x[1])})",
            Op.Convert => $"{vector}.ConvertTo{SimdIntrinsics.Suffix(Lane(value.Type))}({Write(x[0])})",
            Op.Reinterpret => As(Write(x[0]), value.Type),
            _ => throw new LoweringException($"{value.Op} has no vector form for values that differ from weight to weight"),
        };
    }

    /// <summary>A mask that is all true or all false.</summary>
    public string Mask(string condition) => kernel.Real == IrType.Float64
        ? $"{vector}.AsDouble({vector}.Create({condition} ? -1L : 0L))"
        : $"{vector}.AsSingle({vector}.Create({condition} ? -1 : 0))";

    /// <summary>A vector of zeros; of bools, a mask that is false.</summary>
    public string Zero(IrType type) => Broadcast(type.IsInteger() ? "0L" : "0.0");

    /// <summary>A test whether the mask is true in some lane.</summary>
    public string IsAnySet(int mask) => $"{vector}.ExtractMostSignificantBits({Write(mask)}) != 0";

    /// <summary>A test whether the mask is false in some lane.</summary>
    public string IsAnyClear(int mask) => $"{vector}.ExtractMostSignificantBits({Write(mask)}) != {(1 << lanes) - 1}";

    /// <summary>The lanes of one vector where a mask is true, of another where it is false.</summary>
    public string Select(IrType type, int mask, string then, string otherwise)
    {
        string lanesToTake = type.IsInteger() ? As(Write(mask), type) : Write(mask);
        return $"{vector}.ConditionalSelect({lanesToTake}, {then}, {otherwise})";
    }

    private string Constant(Value value, string scalar) => value.Type == IrType.Bool ? Mask(scalar) : Broadcast(scalar);

    private string Compare(Op op, int[] x)
    {
        IrType type = kernel.Graph.Values[x[0]].Type;
        if (type == IrType.Bool)
            return op == Op.NotEqual ? $"({Write(x[0])} ^ {Write(x[1])})" : $"(~({Write(x[0])} ^ {Write(x[1])}))";

        // A comparison with NaN is false, except != which is true: that is not equal's complement.
        string lanes = op == Op.NotEqual
            ? $"(~{vector}.Equals({Write(x[0])}, {Write(x[1])}))"
            : $"{vector}.{SimdIntrinsics.Method(op)}({Write(x[0])}, {Write(x[1])})";
        return type.IsInteger() ? As(lanes, IrType.Bool) : lanes;
    }

    private string As(string text, IrType type) => $"{vector}.As{SimdIntrinsics.Suffix(Lane(type))}({text})";

    private string Count(int number)
    {
        Value value = kernel.Graph.Values[number];
        return value.Op == Op.Literal
            ? value.Text
            : throw new LoweringException("the distance of a shift of values that differ from weight to weight must be a constant");
    }

    private bool Divides(int divisor) => kernel.Graph.Values[divisor] is { Op: Op.Literal, Text: var text } && text[0] is not ('0' or '-');

    private string Lane(IrType type) => SimdIntrinsics.Lane(type, kernel.Real);
}
