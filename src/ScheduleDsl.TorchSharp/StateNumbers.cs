using System;

namespace ScheduleDsl.Torch;

/// <summary>States as doubles, whatever they are kept in.</summary>
internal static class StateNumbers
{
    public static double[] Read(OptimizerRun run, string parameter, string state) => run.ComputesIn == ElementType.Float64
        ? run.StateAs<double>(parameter, state).ToArray()
        : Array.ConvertAll(run.StateValues(parameter, state), value => (double)value);

    public static void Write(OptimizerRun run, string parameter, string state, double[] values)
    {
        if (run.ComputesIn == ElementType.Float64)
            run.SetState(parameter, state, values.AsSpan());
        else
            run.SetState(parameter, state, Array.ConvertAll(values, value => (float)value).AsSpan());
    }
}
