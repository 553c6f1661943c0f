using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>Collects the operations that make what is stored infinite or NaN, and says how that comes.</summary>
internal sealed class Hazards(Graph graph, ExtentsOf extents, WalkTrace trace, List<Hazard>? found = null)
{
    private const int MostReasons = 3;
    private const int DeepestReason = 24;
    private const int DeepestText = 4;

    private readonly HashSet<int> seen = [];

    public List<Hazard> All { get; } = found ?? [];

    public void Collect(Assumptions at, IEnumerable<int> roots)
    {
        foreach (int root in roots)
        {
            Known known = extents.Of(root, at);
            foreach (int cause in known.Causes.Where(_ => known.CanBeLost).Where(seen.Add))
                All.Add(Of(cause, at));
        }
    }

    private Hazard Of(int cause, Assumptions at)
    {
        Value value = graph.Values[cause];
        HazardKind kind = value.Op switch { Op.Divide => HazardKind.Division, Op.SquareRoot => HazardKind.SquareRoot, _ => HazardKind.Logarithm };
        int operand = LinearForm.Plain(graph, value.Operands[kind == HazardKind.Division ? 1 : 0]);
        Known known = extents.Of(operand, at);

        // What lies on both sides of 0 may never be 0 by some reason that extents do not know.
        bool isZero = kind != HazardKind.SquareRoot && known.Extent.ContainsZero && (kind == HazardKind.Division || known.Extent.IsNotNegative);
        bool isSure = !known.IsGuess && (kind != HazardKind.Division || !known.Extent.CrossesZero || graph.Values[operand].Op is Op.Input or Op.State or Op.Hyper or Op.Step);
        string[] reasons = [.. Reasons(operand, at, isZero, DeepestReason).Distinct().Take(MostReasons)];
        return new Hazard(kind, known.Extent, isSure, reasons.Length > 0 ? string.Join(" and ", reasons) : $"it lies in {known.Extent}", trace.OriginOf(cause));
    }

    /// <summary>The leaves by which a value can be 0, or negative.</summary>
    private IEnumerable<string> Reasons(int number, Assumptions at, bool isZero, int depth)
    {
        Value value = graph.Values[number];
        if (depth == 0)
            return [];
        switch (value.Op)
        {
            case Op.Literal:
                return [$"it is {value.Text}"];
            case Op.Hyper:
                return [$"'{value.Text}' may be {Word(isZero)} by its range"];
            case Op.State:
                return extents.States.TryGetValue(value.Text, out Extent state) && extents.Initial.TryGetValue(value.Text, out Extent initial) && initial.IsPoint && isZero && initial.ContainsZero
                    ? [$"'{value.Text}' starts at 0"]
                    : [$"'{value.Text}' can be {Word(isZero)}"];
            case Op.Input:
                return [$"'{value.Text}' can be {Word(isZero)}"];
            case Op.Step:
                return [$"the step can be {extents.FirstStep.ToString(CultureInfo.InvariantCulture)}"];
            case Op.Select:
                return new[] { true, false }.SelectMany(side => extents.Assume(at, value.Operands[0], side) is { } under ? Bad([value.Operands[side ? 1 : 2]], under) : []);
            case Op.Subtract:
                return [$"'{Text(value.Operands[0])}' can be {(isZero ? "equal to" : "less than")} '{Text(value.Operands[1])}'"];
            case Op.Multiply when isZero:
                return Bad(value.Operands, at).Take(1);
            case Op.FusedMultiplyAdd when isZero:
                return Bad([value.Operands[2], .. Guilty([value.Operands[0], value.Operands[1]], at).Take(1)], at);
            case Op.Call:
                return Bad(value.Operands.Take(2), at);
            case Op.Reduce or Op.Divide:
                return Bad(value.Operands.Take(1), at);
            case Op.Add or Op.Maximum or Op.Minimum or Op.SquareRoot or Op.Absolute or Op.Convert or Op.Share:
                return Bad(value.Operands, at);
            default:
                return [$"it lies in {extents.Of(number, at).Extent}"];
        }

        IEnumerable<string> Bad(IEnumerable<int> operands, Assumptions under) => Guilty(operands, under).SelectMany(o => Reasons(o, under, isZero, depth - 1));

        IEnumerable<int> Guilty(IEnumerable<int> operands, Assumptions under) =>
            operands.Where(o => extents.Of(o, under).Extent is var extent && (isZero ? extent.ContainsZero : extent.Low.Value < 0));
    }

    /// <summary>A value as the source may have it: names, and what is computed of few of them.</summary>
    private string Text(int number, int depth = 0)
    {
        Value value = graph.Values[LinearForm.Plain(graph, number)];
        string name = value.Name.Length > 0 ? value.Name : value.Op is Op.Literal or Op.Hyper or Op.State or Op.Input ? value.Text : "";
        if (name.Length > 0 || depth == DeepestText)
            return name.Length > 0 ? name : ValueText.Of(graph, number);
        return value.Op switch
        {
            Op.Multiply => $"{Factor(value.Operands[0])} * {Factor(value.Operands[1])}",
            Op.Add => $"{Text(value.Operands[0], depth + 1)} + {Text(value.Operands[1], depth + 1)}",
            Op.Subtract => $"{Text(value.Operands[0], depth + 1)} - {Text(value.Operands[1], depth + 1)}",
            _ => ValueText.Of(graph, number),
        };

        string Factor(int operand) => graph.Values[LinearForm.Plain(graph, operand)] is { Op: Op.Add or Op.Subtract, Name: "" } ? $"({Text(operand, depth + 1)})" : Text(operand, depth + 1);
    }

    private static string Word(bool isZero) => isZero ? "0" : "negative";
}
