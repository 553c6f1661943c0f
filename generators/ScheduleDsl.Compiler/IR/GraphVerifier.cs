using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Compiler.IR;

/// <summary>Checks what every pass must keep true. Run between passes in tests, and by <c>explain</c>.</summary>
public static class GraphVerifier
{
    /// <summary>What is wrong, a line each; empty for a sound graph.</summary>
    public static IReadOnlyList<string> Check(Graph graph)
    {
        List<string> wrong = [];
        HashSet<Value> seen = [];
        for (int i = 0; i < graph.Values.Count; i++)
        {
            Value value = graph.Values[i];
            if (value.Operands.Any(o => o < 0 || o >= i))
                wrong.Add($"%{i} {value.Op} reads a value that does not come before it");
            else if (TypeProblem(value, [.. value.Operands.Select(o => graph.Values[o].Type)]) is { } problem)
                wrong.Add($"%{i} {value.Op}: {problem}");
            else if (value.Operands.Count > 0 && value.Op is not (Op.Reduce or Op.Matrix) && value.Rate != RateOf.Run(value.Op, value.Type, value.Operands.Select(o => graph.Values[o].Rate), value.Text))
                wrong.Add($"%{i} {value.Op} has rate {value.Rate}, its operands say otherwise");
            if (!seen.Add(value with { Name = "" }))
                wrong.Add($"%{i} {value.Op} is computed twice");
        }
        wrong.AddRange(graph.Slots.Where(s => !graph.Values[s].Rate.IsUniform()).Select(s => $"slot %{s} is not uniform"));
        foreach (Variant variant in graph.Variants)
        {
            wrong.AddRange(variant.Decisions.Where(d => graph.Values[d.Condition] is not { Type: IrType.Bool } c || !c.Rate.IsUniform())
                .Select(d => $"condition %{d.Condition} is not a uniform bool"));
            wrong.AddRange(variant.AllPasses.Concat(variant.PassesInCache).SelectMany(p => Unready(graph, p)));
        }
        return wrong;
    }

    private static IEnumerable<string> Unready(Graph graph, Pass pass)
    {
        HashSet<int> ready = [.. pass.Values, .. pass.Loads.Select(l => l.Value), .. pass.Reductions, pass.Matrix];
        return pass.Values.SelectMany(v => graph.Values[v].Operands).Concat(pass.Stores.Select(s => s.Value))
            .Where(v => !ready.Contains(v) && !graph.Values[v].Rate.IsUniform())
            .Select(v => $"%{v} is read in a pass that does not compute it");
    }

    private static string? TypeProblem(Value value, IrType[] x)
    {
        IrType type = value.Type;
        bool sound = value.Op switch
        {
            Op.Literal or Op.Hyper or Op.State or Op.Input or Op.Step or Op.Time or Op.Draw => x.Length == 0,
            Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Remainder or Op.Minimum or Op.Maximum => x.Length == 2 && x.All(t => t == type),
            Op.Negate or Op.Absolute => x.Length == 1 && x[0] == type,
            Op.SquareRoot or Op.Floor => x.Length == 1 && x[0] == type && type.IsFloat(),
            Op.FusedMultiplyAdd => x.Length == 3 && x.All(t => t == type) && type.IsFloat(),
            Op.Equal or Op.NotEqual or Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual =>
                x.Length == 2 && x[0] == x[1] && type == IrType.Bool,
            Op.And or Op.Or or Op.ExclusiveOr => x.Length == 2 && x.All(t => t == type) && !type.IsFloat(),
            Op.Not => x.Length == 1 && x[0] == type && !type.IsFloat(),
            Op.ShiftLeft or Op.ShiftRight => x.Length == 2 && x[0] == type && x[1] == IrType.Int32 && type.IsInteger(),
            Op.Select => x.Length == 3 && x[0] == IrType.Bool && x[1] == type && x[2] == type,
            Op.Convert => x.Length == 1 && x[0] != IrType.Bool && type != IrType.Bool,
            Op.Reinterpret => x.Length == 1 && (type, x[0]) is (IrType.Int32, IrType.Float32) or (IrType.Float32, IrType.Int32)
                or (IrType.Int64, IrType.Float64) or (IrType.Float64, IrType.Int64),
            Op.Reduce => x.Length == (Collective.Of(value).IsOrder ? 3 : 2) && x.Skip(1).All(t => t == IrType.Float64),
            Op.Matrix => x.Length > 0 && x[0] == type && x.All(t => t.IsFloat()) && type.IsFloat(),
            Op.Fact => x.Length == 0,
            Op.Share => x.Length == 1 && x[0] == type,
            Op.Call or Op.TableRead => true,
            _ => false,
        };
        return sound ? null : $"{type} from ({string.Join(", ", x)})";
    }
}
