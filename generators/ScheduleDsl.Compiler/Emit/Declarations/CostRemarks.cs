using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>The cost of an optimizer in words: hover text, and what pages say.</summary>
public static class CostRemarks
{
    private const string Start = "Cost of a step in float32: ";

    public static IEnumerable<string> Lines(CostRange cost)
    {
        yield return $"<para>{Start}{Words(cost)}.</para>";
    }

    /// <summary>Whether a paragraph of documentation is what <see cref="Lines"/> wrote.</summary>
    public static bool IsCost(string paragraph) => paragraph.TrimStart().StartsWith(Start, System.StringComparison.Ordinal);

    /// <summary>Such as <c>1 pass over memory; for each weight 12 bytes read, 8 bytes written, 4 bytes of state, 12 operations</c>.</summary>
    public static string Words(CostRange cost)
    {
        string passes = cost.Cards.All(c => c.Passes == 1) ? "1 pass" : $"{cost.Text(c => c.Passes)} passes";
        string states = cost.Cards.All(c => c.StateBytes == 0) ? "no state" : $"{cost.Text(c => c.StateBytes)} bytes of state";
        string slow = cost.Text(c => c.SlowOperations) switch
        {
            "0" => "",
            "1" => " (1 division or root)",
            var count => $" ({count} divisions and roots)",
        };
        string shared = string.Concat(cost.SharedSpaces.Select((space, i) => (i == 0 ? "; further states of " : ", ") + Bytes(cost, space)));
        string settings = cost.Cards.Distinct().Count() == 1 ? "" : "; as the settings ask";
        return $"{passes} over memory; for each weight {cost.Text(c => c.BytesRead)} bytes read, {cost.Text(c => c.BytesWritten)} bytes written, {states}, "
            + $"{cost.Text(c => c.Operations)} operations{slow}{Matrices(cost)}{shared}{settings}";
    }

    /// <summary>Such as <c>; for each matrix at most 15 rows^2 columns + 10 rows^3 operations; at times QR of rows x rank</c>, or nothing.</summary>
    private static string Matrices(CostRange cost)
    {
        double most = cost.Cards.Max(c => c.Matrices.Weight);
        string atMost = cost.Cards.Any(c => c.Matrices.Weight < most) ? "at most " : "";
        string operations = most == 0 ? ""
            : $"; for each matrix {atMost}{string.Join(" or ", cost.Cards.Where(c => c.Matrices.Weight == most).Select(c => c.Matrices.OperationsText).Distinct())} operations";
        string[] decompositions = [.. cost.Cards.SelectMany(c => c.Matrices.Decompositions).Distinct()];
        bool isAlways = cost.Cards.All(c => decompositions.All(c.Matrices.Decompositions.Contains));
        return decompositions.Length == 0 ? operations : $"{operations}; {(isAlways ? "" : "at times ")}{string.Join(", ", decompositions)}";
    }

    /// <summary>What states of a space take, such as <c>4 bytes for each row</c>.</summary>
    public static string Bytes(CostRange cost, StateSpace space)
    {
        string bytes = cost.Text(c => c.SharedStates.Where(s => s.Space == space).Sum(s => s.Bytes));
        return $"{bytes} bytes for {(space == StateSpace.Global ? "the run" : "each " + MatrixSpaces.Single(space))}";
    }
}
