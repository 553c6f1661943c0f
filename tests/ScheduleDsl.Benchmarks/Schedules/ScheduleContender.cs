using System;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Schedules;

/// <summary>A way to compute the values of a whole schedule; a step of it is one array of them, further on from turn to turn.</summary>
internal sealed class ScheduleContender(string name, Role role, int length, Action<long, double[]> fill) : Contender(name, role)
{
    private readonly double[] values = new double[length];
    private long next;

    public override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            fill(next, values);
            next += values.Length;
            if (next + values.Length > ScheduleCase.Steps)
                next = 0;
        }
    }
}
