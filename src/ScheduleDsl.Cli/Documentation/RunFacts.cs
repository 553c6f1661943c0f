using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>Peak, floor and area of a schedule that can be run: by summation over all updates.</summary>
internal static class RunFacts
{
    public static CurveFacts Of(Schedule schedule, long updates)
    {
        Extreme peak = new(0, double.NegativeInfinity), floor = new(0, double.PositiveInfinity);
        double area = 0;

        // One by one: each schedule is read once, and compiling its vector loop would take longer than reading.
        for (long update = 0; update < updates; update++)
        {
            double value = schedule.At(update);
            if (value > peak.Value)
                peak = new Extreme(update, value);
            if (value < floor.Value)
                floor = new Extreme(update, value);
            area += value;
        }
        return new CurveFacts(updates, updates, peak, floor, area, 0);
    }
}
