using System.Collections.Generic;
using System.Linq;
using System.Text;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Report;

/// <summary>The tables as docs/performance.md shows them; that page says what the columns mean.</summary>
internal static class MarkdownReport
{
    public static string Write(BenchmarkResult result)
    {
        StringBuilder text = new();
        text.Append($"    {result.Command}\n\n");
        text.Append($"{result.Machine.Processor}, {result.Machine.Cores} cores, vectors of {result.Machine.AcceleratedVectorBits} bits accelerated; {result.Machine.Platform}; ");
        text.Append($"{result.Machine.System}. Yardstick: {result.Ceiling}. ");
        text.Append(result.PyTorch is null ? "Without PyTorch. " : $"PyTorch {result.PyTorch}. ");
        text.Append($"Medians of {result.Rounds} rounds.\n\n");
        GoalTable.Write(text, result);
        foreach (IGrouping<(Size, int), CaseResult> group in result.Cases.GroupBy(one => (one.Size, one.Threads)))
            WriteRules(text, group.Key, [.. group]);
        foreach (IGrouping<string, CaseResult> group in result.Cases.Where(one => one.Measurements.Any(IsVectorLoop)).GroupBy(one => one.Title))
            WriteContenders(text, group.Key, [.. group]);
        WriteSmallTensors(text, [.. result.Cases.Where(one => one.Best(Role.LibraryFlat) is not null)]);
        WriteFirstSteps(text, result.FirstSteps);
        return text.ToString();
    }

    private static bool IsVectorLoop(Measurement one) => one.Role is Role.VectorArm or Role.HandVector;

    private static string Heading(Size size, int threads) =>
        (size.Tensors == 1 ? $"{size} weights" : $"{Size.Grouped(size.Tensors)} tensors of {Size.Grouped(size.Length)} weights") + $", {threads} {(threads == 1 ? "thread" : "threads")}";

    private static void WriteRules(StringBuilder text, (Size Size, int Threads) at, IReadOnlyList<CaseResult> cases)
    {
        text.Append($"### {Heading(at.Size, at.Threads)}\n\n");
        Table table = new(
            "rule", "bytes", "ns", "GB/s", "ceiling ns", "of ceiling", "scalar arm", "naive loop", "hand vectors", "Tensors chain", "PyTorch", "spread", "B/step");
        foreach (CaseResult one in cases)
        {
            table.Add(
                one.Title, one.BytesPerElement.ToString(), Table.Number(one.Library.NsPerElement, "0.000"), Table.Number(one.GigabytesPerSecond, "0.0"),
                Table.Number(one.Best(Role.Ceiling)!.NsPerElement, "0.000"), Table.Number(one.OfCeiling), Table.Times(one.Against(Role.ScalarArm)),
                Table.Times(one.Against(Role.NaiveLoop)), Table.Times(one.Against(Role.HandVector)), Table.Times(one.Against(Role.TensorPrimitives)),
                Table.Times(one.Against(Role.PyTorch)), Table.Number(one.Library.Spread), one.AllocatedBytesPerStep.ToString());
        }

        table.WriteTo(text);
    }

    /// <summary>Rows are contenders, columns sizes: where loops of several widths and shapes compare.</summary>
    private static void WriteContenders(StringBuilder text, string rule, IReadOnlyList<CaseResult> cases)
    {
        text.Append($"### {rule}: every contender, ns per weight\n\n");
        Table table = new(["contender", .. cases.Select(one => $"{one.Size}, {one.Threads}T")]);
        // A run's name says how its tensors lie, which differs between sizes: here its rows are told apart by role.
        foreach ((Role role, string name) in cases.SelectMany(one => one.Measurements).Select(Key).Distinct())
            table.Add([name, .. cases.Select(one => Table.Number(one.Measurements.FirstOrDefault(other => Key(other) == (role, name))?.NsPerElement, "0.000"))]);
        table.WriteTo(text);
    }

    private static (Role, string) Key(Measurement one) => (one.Role, one.Role == Role.Library ? one.Contender.Replace(", one arena", "") : one.Contender);

    private static void WriteSmallTensors(StringBuilder text, IReadOnlyList<CaseResult> cases)
    {
        if (cases.Count == 0)
            return;
        text.Append("### Many small tensors in one step, against one flat tensor\n\n");
        Table table = new("rule", "tensors", "threads", "arena us", "arrays us", "flat us", "arena / flat", "arrays / flat");
        foreach (CaseResult one in cases)
        {
            double flat = one.Best(Role.LibraryFlat)!.NsPerElement, apart = one.Best(Role.LibraryApart)!.NsPerElement;
            double microseconds = one.Size.Elements / 1e3;
            table.Add(
                one.Title, one.Size.ToString(), one.Threads.ToString(), Table.Number(one.Library.NsPerElement * microseconds, "0.0"), Table.Number(apart * microseconds, "0.0"),
                Table.Number(flat * microseconds, "0.0"), Table.Number(one.Library.NsPerElement / flat), Table.Number(apart / flat));
        }

        table.WriteTo(text);
    }

    private static void WriteFirstSteps(StringBuilder text, IReadOnlyList<FirstStepResult> steps)
    {
        text.Append("### Start of a run: fresh process, 1M weights, 1 thread\n\n");
        Table table = new("rule", "first step ms", "steps 2-30 ms", "steady ms", "2-30 / steady");
        foreach (FirstStepResult one in steps)
            table.Add(one.Rule, Table.Number(one.FirstMs, "0.0"), Table.Number(one.EarlyMs, "0.000"), Table.Number(one.SteadyMs, "0.000"), Table.Number(one.EarlyMs / one.SteadyMs));
        table.WriteTo(text);
    }
}
