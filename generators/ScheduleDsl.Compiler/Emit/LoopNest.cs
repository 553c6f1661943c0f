using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>
/// What surrounds the elements of a loop with reductions or spans, the same for every arm: rows or blocks, chunks of 1,024 numbers, lanes.
/// The order of sums is fixed here and in <c>ScheduleDsl.CompilerServices.Lanes</c>; docs/numerics.md says it.
/// </summary>
/// <param name="number">The loop's number, for the names of its methods.</param>
internal sealed class LoopNest(Kernel kernel, LoopPlan plan, string number)
{
    /// <summary>Locals that the nest declares; a rule's own names keep clear of them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["span", "partials", "lanes", "start", "place", "width", "chunk", "length", "at", "end", "first", "lane", "Lanes"];

    private const string Lanes = "global::ScheduleDsl.CompilerServices.Lanes";

    /// <summary>Numbers behind one partial result.</summary>
    public const int Chunk = 1024;

    /// <summary>Lanes of a reduction.</summary>
    public const int LaneCount = 32;

    private readonly string real = kernel.Real.Keyword();

    /// <summary>Name of the method that computes some neighbouring elements: in the scalar class any, in that of a vector those that fill vectors.</summary>
    public static string PartName(string number) => "Part" + number;

    /// <param name="spanValues">Writes what a row or block needs before its elements.</param>
    /// <param name="elements">Writes what runs over <c>length</c> elements from <c>at</c> and leaves their reductions in the lanes.</param>
    public void Write(SourceWriter writer, Action spanValues, Action elements)
    {
        int lanes = plan.LaneReductions.Count;
        if (lanes > 0)
            writer.Line($"{real}* lanes = stackalloc {real}[{lanes * LaneCount}];");
        if (plan.Pass.Span == LoopSpan.None)
            WriteFlat(writer, elements);
        else
            WriteSpans(writer, spanValues, elements);
    }

    /// <summary>A flat loop with a method that takes all whole vectors and leaves the results of chunks; what is left over goes to another's.</summary>
    /// <param name="whole">The class with the method for whole vectors.</param>
    /// <param name="rest">The class with that for any number of elements.</param>
    /// <param name="width">Elements of a vector.</param>
    public void WriteFlat(SourceWriter writer, string whole, string rest, int width)
    {
        writer.Line($"{real}* lanes = stackalloc {real}[{plan.LaneReductions.Count * LaneCount}];");
        writer.Line(PartCall(whole, null, "0", "count", ", partials"));
        using (writer.Block($"if ((count & {LaneCount - 1}) != 0)"))
        {
            writer.Line($"nint i = count & -{width};");
            writer.Line("if (i < count) " + PartCall(rest, "i", "0", "count"));
            writer.Line($"partials += (count - 1) / {Chunk} * {plan.WideReductions.Count};");
            for (int i = 0; i < plan.WideReductions.Count; i++)
                writer.Line($"partials[{i}] = {Reduce(plan.WideReductions[i])};");
        }
    }

    private void WriteFlat(SourceWriter writer, Action elements)
    {
        using (writer.Block($"for (nint at = 0; at < count; at += {Chunk})"))
        {
            writer.Line($"nint length = global::System.Math.Min({Chunk}, count - at);");
            elements();
            for (int i = 0; i < plan.WideReductions.Count; i++)
                writer.Line($"partials[{i}] = {Reduce(plan.WideReductions[i])};");
            writer.Line($"partials += {plan.WideReductions.Count};");
        }
    }

    private void WriteSpans(SourceWriter writer, Action spanValues, Action elements)
    {
        writer.Line("nint place = 0;");
        using (writer.Block("for (nint start = 0; start < count; start += span, place++)"))
        {
            writer.Line("nint width = global::System.Math.Min(span, count - start);");
            if (plan.ColumnSums.Any())
                writer.Line("bool first = place == 0;");
            spanValues();
            Store[] results = [.. plan.Pass.Stores.Where(s => plan.LaneReductions.Contains(s.Value))];
            if (results.Length == 0)
            {
                writer.Line("nint chunk = 0;");
                writer.Line("nint at = start;");
                writer.Line("nint length = width;");
                elements();
                return;
            }
            for (int i = 0; i < results.Length; i++)
                writer.Line($"double total{i} = {Start(Kind(results[i].Value), IrType.Float64)};");
            using (writer.Block($"for (nint chunk = 0; chunk < width; chunk += {Chunk})"))
            {
                writer.Line("nint at = start + chunk;");
                writer.Line($"nint length = global::System.Math.Min({Chunk}, width - chunk);");
                elements();
                for (int i = 0; i < results.Length; i++)
                    writer.Line($"total{i} = {Combine(Kind(results[i].Value), IrType.Float64, $"total{i}", Reduce(results[i].Value))};");
            }
            for (int i = 0; i < results.Length; i++)
                writer.Line($"{plan.Pointer(results[i].Target)}[place] = {(kernel.Real == IrType.Float32 ? "(float)" : "")}total{i};");
        }
    }

    /// <summary>The parameters of the part's method.</summary>
    public string PartParameters()
    {
        List<string> parameters = [.. PartOperands().Select(o => $"{o.Type}* {o.Pointer}"), .. plan.SpanLoads.Select(l => $"{real} {plan.SpanName(l.Value)}"), "nint count", "double* uniforms"];
        if (plan.LaneReductions.Count > 0)
            parameters.Add($"{real}* lanes");
        if (plan.ColumnSums.Any())
            parameters.Add("bool first");
        return string.Join(", ", parameters);
    }

    /// <summary>A call of a class's method for the part, from the <c>i</c>-th of the elements at hand on; for all of them where i is null.</summary>
    public string PartCall(string loops, string? i) => PartCall(loops, i, null, "length");

    private string PartCall(string loops, string? i, string? at, string length, string further = "")
    {
        string Place(Operand operand) => string.Join(" + ", new[] { operand.Pointer, at == "0" ? null : at ?? Offset(operand), i }.Where(part => part is not null));
        List<string> arguments = [.. PartOperands().Select(Place), .. plan.SpanLoads.Select(l => plan.SpanName(l.Value)), i is null ? length : $"{length} - {i}", "uniforms"];
        if (plan.LaneReductions.Count > 0)
            arguments.Add(i is null ? "lanes" : $"lanes + ({i} & {LaneCount - 1})");
        if (plan.ColumnSums.Any())
            arguments.Add("first");
        return $"{loops}.{PartName(number)}({string.Join(", ", arguments)}{further});";
    }

    /// <summary>Where an operand's number for the first element at hand is.</summary>
    public string Offset(Operand operand) => operand.Tensor.Space == StateSpace.Column && plan.Pass.Span == LoopSpan.Rows ? "chunk" : "at";

    /// <summary>The value that a reduction starts from: it changes no operand.</summary>
    public static string Start(ReduceKind kind, IrType type) => kind switch
    {
        ReduceKind.Sum => Literals.Write(type, "0"),
        ReduceKind.Max => $"{type.Keyword()}.NegativeInfinity",
        _ => $"{type.Keyword()}.PositiveInfinity",
    };

    /// <summary>Two partial results as one.</summary>
    public static string Combine(ReduceKind kind, IrType type, string a, string b) => kind == ReduceKind.Sum
        ? $"{a} + {b}"
        : $"{ScalarIntrinsics.Method(kind == ReduceKind.Max ? Op.Maximum : Op.Minimum, type)}({a}, {b})";

    public ReduceKind Kind(int reduction) => Collective.Of(kernel.Graph.Values[reduction]).Kind;

    /// <summary>The first lane of a reduction.</summary>
    public string LanesOf(int reduction) => PlaceOf(reduction) is > 0 and var place ? $"lanes + {place * LaneCount}" : "lanes";

    /// <summary>Which of the loop's reductions with lanes it is.</summary>
    public int PlaceOf(int reduction) => Enumerable.Range(0, plan.LaneReductions.Count).First(i => plan.LaneReductions[i] == reduction);

    /// <summary>Sets all lanes to the value that their reduction starts from.</summary>
    public void FillLanes(SourceWriter writer)
    {
        foreach (int reduction in plan.LaneReductions)
            writer.Line($"{Lanes}.Fill({LanesOf(reduction)}, {Start(Kind(reduction), kernel.Real)});");
    }

    private IEnumerable<Operand> PartOperands()
    {
        HashSet<string> span = [.. plan.SpanLoads.Select(l => l.Tensor), .. plan.Pass.Stores.Where(s => plan.LaneReductions.Contains(s.Value)).Select(s => s.Target)];
        return plan.Operands.Where(o => !span.Contains(o.Tensor.Name));
    }

    private string Reduce(int reduction) => $"{Lanes}.{Kind(reduction)}({LanesOf(reduction)})";
}
