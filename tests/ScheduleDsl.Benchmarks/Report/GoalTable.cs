using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Report;

/// <summary>The project's floors beside what was measured; a goal whose case did not run has no row.</summary>
internal static class GoalTable
{
    private const int Large = 64 << 20;

    public static void Write(StringBuilder text, BenchmarkResult result)
    {
        Table table = new("goal", "wanted", "measured", "met");
        int rows = 0;
        foreach ((string goal, string wanted, double measured, bool met) in Goals(result.Cases))
        {
            table.Add(goal, wanted, Table.Times(measured), met ? "yes" : "NO");
            rows++;
        }

        if (rows == 0)
            return;
        text.Append("### Goals\n\n");
        table.WriteTo(text);
    }

    private static IEnumerable<(string Goal, string Wanted, double Measured, bool Met)> Goals(IReadOnlyList<CaseResult> cases)
    {
        foreach (CaseResult one in cases.Where(one => one is { Tensors: 1, Length: Large } && IsHeadline(one)))
        {
            double floor = one.Threads == 1 ? 0.90 : 0.87;
            yield return ($"{one.Title}, 64M, {one.Threads} T: of the traffic ceiling", $">= {Table.Number(floor)}", one.OfCeiling, one.OfCeiling >= floor);
        }

        foreach (IGrouping<int, CaseResult> group in cases.Where(one => one is { Tensors: 1, Length: Large }).GroupBy(one => one.Threads))
        {
            CaseResult worst = group.MinBy(one => one.OfCeiling)!;
            yield return ($"every rule, 64M, {group.Key} T: of its ceiling (worst: {worst.Title})", ">= 0.85", worst.OfCeiling, worst.OfCeiling >= 0.85);
        }

        foreach (CaseResult one in cases.Where(one => one is { Tensors: 1, Length: Large }))
        {
            if (one.Against(Role.PyTorch) is { } torch)
                yield return ($"{one.Title}, 64M, {one.Threads} T: times faster than PyTorch", ">= 5", torch, torch >= 5);
            if (one.Against(Role.TensorPrimitives) is { } chain)
                yield return ($"{one.Title}, 64M, {one.Threads} T: times faster than a Tensors chain", ">= 4.5", chain, chain >= 4.5);
        }

        foreach (CaseResult one in cases)
        {
            if (one.Against(Role.HandVector) is { } hand)
                yield return ($"{one.Title}, {one.Size}, {one.Threads} T: against hand-written vectors", ">= 0.97", hand, hand >= 0.97);
        }

        foreach (CaseResult one in cases.Where(one => one.Best(Role.LibraryFlat) is not null && IsHeadline(one)))
        {
            double ratio = one.Library.NsPerElement / one.Best(Role.LibraryFlat)!.NsPerElement;
            yield return ($"{one.Title}, {one.Size}, {one.Threads} T: cost over one flat tensor", "<= 1.3", ratio, ratio <= 1.3);
        }

        if (cases.Count > 0)
        {
            long most = cases.Max(one => one.AllocatedBytesPerStep);
            yield return ("every case: bytes allocated per step", "0", most, most == 0);
        }
    }

    private static bool IsHeadline(CaseResult one) => one is { Setting: "", Rule: "AdamW" or "Lion" };
}
