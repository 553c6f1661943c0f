using System;
using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>Peak, floor and area of a schedule that can be run: by summation over all updates.</summary>
internal static class RunFacts
{
    private const int Block = 4_096;

    public static CurveFacts Of(Schedule schedule, long updates)
    {
        double[] values = new double[Block];
        Extreme peak = new(0, double.NegativeInfinity), floor = new(0, double.PositiveInfinity);
        double area = 0;
        for (long first = 0; first < updates; first += Block)
        {
            int count = (int)Math.Min(Block, updates - first);
            schedule.Fill(first, values.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                if (values[i] > peak.Value)
                    peak = new Extreme(first + i, values[i]);
                if (values[i] < floor.Value)
                    floor = new Extreme(first + i, values[i]);
                area += values[i];
            }
        }
        return new CurveFacts(updates, updates, peak, floor, area, 0);
    }
}
