using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Numbers values: an operation over the same operands is built once, which is what merges common subexpressions; constants are folded on the way.</summary>
public sealed class GraphBuilder
{
    // Loops unroll and branches copy; a body that grows past this is a mistake, not a rule.
    private const int Limit = 20_000;

    private readonly List<Value> values = [];
    private readonly Dictionary<Value, int> numbers = [];
    private readonly List<bool> behindBarrier = [];

    public IReadOnlyList<Value> Values => values;

    public int Literal(IrType type, string text) => Add(Op.Literal, type, [], text);

    /// <summary>A state or input, whose rate is that of its space.</summary>
    public int Leaf(Op op, IrType type, Rate rate, string text) => Enter(new Value(op, type, rate, EquatableArray<int>.Empty, text, ""));

    /// <summary>A collective, whose rate follows from its scope and the rule's view of tensors.</summary>
    /// <param name="operands">What it combines, the length of a block, and the rank of an order statistic.</param>
    public int Reduce(IrType type, Rate rate, IEnumerable<int> operands, string text) => Enter(new Value(Op.Reduce, type, rate, operands.ToEquatableArray(), text, ""));

    /// <summary>A matrix operation, whose rate follows from the sides of its operands.</summary>
    public int Matrix(IrType type, Rate rate, IEnumerable<int> operands, string text) => Enter(new Value(Op.Matrix, type, rate, operands.ToEquatableArray(), text, ""));

    /// <summary>Whether a value is known before the first loop: no collective is under it.</summary>
    public bool IsKnownBefore(int value) => !behindBarrier[value];

    public int Add(Op op, IrType type, IReadOnlyList<int> operands, string text = "")
    {
        if (Known(op, type, operands) is { } known)
            return known;
        if (FoldConstants.Run(op, type, [.. operands.Select(o => values[o])]) is { } constant)
            return Literal(type, constant);

        Rate rate = RateOf.Run(op, type, operands.Select(o => values[o].Rate), text);
        foreach (int operand in operands)
        {
            if (MatrixSpaces.IsOther(values[operand].Rate) && values[operand].Rate != rate)
                throw new LoweringException($"values of {MatrixSpaces.Words(values[operand].Rate)} and of {Others(operands, operand)} meet in one operation: only matrix operations go from one space to another");
        }

        return Enter(new Value(op, type, rate, operands.ToEquatableArray(), text, ""));
    }

    private string Others(IEnumerable<int> operands, int operand) =>
        string.Join(", ", operands.Where(o => !values[o].Rate.IsUniform() && values[o].Rate != values[operand].Rate).Select(o => MatrixSpaces.Words(values[o].Rate)).Distinct());

    private int Enter(Value value)
    {
        if (numbers.TryGetValue(value, out int number))
            return number;
        if (values.Count == Limit)
            throw new LoweringException($"the body unrolls to more than {Limit} operations");
        numbers.Add(value, values.Count);
        values.Add(value);
        behindBarrier.Add(value.Op is Op.Reduce or Op.Matrix || value.Operands.Any(o => behindBarrier[o]));
        return values.Count - 1;
    }

    /// <summary>The value that an operation gives whatever its varying operands are, where a constant bool decides that.</summary>
    private int? Known(Op op, IrType type, IReadOnlyList<int> operands)
    {
        if (op == Op.Select && values[operands[0]].Op == Op.Literal)
            return operands[IsTrue(operands[0]) ? 1 : 2];
        if (op is not (Op.And or Op.Or) || type != IrType.Bool)
            return null;
        for (int i = 0; i < 2; i++)
        {
            // The constant that decides alone: false of and, true of or. The other one leaves the other operand.
            if (values[operands[i]].Op == Op.Literal)
                return IsTrue(operands[i]) == (op == Op.Or) ? operands[i] : operands[1 - i];
        }
        return null;
    }

    private bool IsTrue(int literal) => values[literal].Text == "true";

    /// <summary>Remembers the source's name for a value, unless it is a leaf or has one.</summary>
    public void Name(int number, string name)
    {
        Value value = values[number];
        if (value.Name.Length == 0 && value.Operands.Count > 0)
            values[number] = value with { Name = name };
    }
}
