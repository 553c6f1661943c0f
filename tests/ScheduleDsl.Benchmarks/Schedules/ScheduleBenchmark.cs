using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Benchmarks.Report;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Benchmarks.Schedules;

/// <summary>What schedules cost: many values at a time, one value, and a step of an optimizer that one of them drives.</summary>
internal static class ScheduleBenchmark
{
    private const int Length = 4_096;
    private static readonly Arm[] Arms = [Arm.Vector128, Arm.Vector256, Arm.Vector512];

    public static int Run(int rounds, string? markdown)
    {
        StringBuilder text = new();
        Machine machine = Machine.This();
        text.Append($"    dotnet run -c Release --project tests/ScheduleDsl.Benchmarks -- schedules --rounds {rounds}\n\n");
        text.Append($"{machine.Processor}, {machine.Cores} cores, vectors of {machine.AcceleratedVectorBits} bits accelerated; {machine.Platform}. Medians of {rounds} rounds.\n\n");
        Values(rounds).WriteTo(text);
        Steps(rounds).WriteTo(text);
        Console.Out.Write(text);
        if (markdown is not null)
            File.WriteAllText(markdown, text.ToString());
        return 0;
    }

    private static Table Values(int rounds)
    {
        Table table = new(["schedule", "Fill ns", .. Arms.Select(a => a.ToString()), "At ns", "by hand ns", "At / Fill", "by hand / Fill", "spread"]);
        foreach (ScheduleCase one in ScheduleCase.All)
        {
            Schedule schedule = one.Schedule;
            List<Contender> contenders =
            [
                new ScheduleContender("Fill", Role.Library, Length, (first, values) => schedule.Fill(first, values)),
                new ScheduleContender("loop over At", Role.ScalarArm, Length, (first, values) => AtLoop(schedule, first, values)),
                new ScheduleContender("loop by hand", Role.NaiveLoop, Length, one.ByHand),
                .. Arms.Select(arm => new ScheduleContender(arm.ToString(), Role.VectorArm, Length, (first, values) => schedule.Fill(first, values, arm))),
            ];
            Rotation.WarmUp(contenders);
            IReadOnlyList<Measurement> measured = Rotation.Run(contenders, Length, sizeof(double), rounds);
            double fill = Ns(measured, Role.Library), at = Ns(measured, Role.ScalarArm), hand = Ns(measured, Role.NaiveLoop);
            table.Add(
            [
                one.Title, Table.Number(fill, "0.000"),
                .. measured.Where(m => m.Role == Role.VectorArm).Select(m => Table.Number(m.NsPerElement, "0.000")),
                Table.Number(at), Table.Number(hand), Table.Times(at / fill), Table.Times(hand / fill), Table.Number(measured.Max(m => m.Spread)),
            ]);
        }
        return table;
    }

    // One weight, so that a step is nothing but what a run does once: a schedule has nowhere to hide.
    private static Table Steps(int rounds)
    {
        (string Name, Slot Rate)[] rates = [("a number", 1e-3), .. ScheduleCase.All.Select(c => (c.Title, (Slot)c.Schedule))];
        List<StepContender> contenders = [.. rates.Select(r => new StepContender(r.Name, new AdamWSettings { LearningRate = r.Rate }))];
        Rotation.WarmUp(contenders);
        IReadOnlyList<Measurement> measured = Rotation.Run(contenders, 1, sizeof(float), rounds);
        Table table = new("AdamW's learning rate", "ns per step of 1 weight", "more than a number", "B/step");
        for (int i = 0; i < measured.Count; i++)
            table.Add(measured[i].Contender, Table.Number(measured[i].NsPerElement, "0"), Table.Number(measured[i].NsPerElement - measured[0].NsPerElement, "0"), Table.Number(contenders[i].AllocatedPerStep(), "0"));
        contenders.ForEach(c => c.Dispose());
        return table;
    }

    private static void AtLoop(Schedule schedule, long first, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = schedule.At(first + i);
    }

    private static double Ns(IReadOnlyList<Measurement> measured, Role role) => measured.First(m => m.Role == role).NsPerElement;
}
