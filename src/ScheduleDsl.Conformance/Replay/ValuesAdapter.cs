using System;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A family whose <c>values</c> follow from its <c>parameters</c> one by one.</summary>
internal abstract class ValuesAdapter : Adapter
{
    public sealed override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields parameters = file.Fields("parameters");
        Func<int, double> values = Values(parameters, file);
        // How many values were recorded, which the values say themselves.
        parameters.Ignore("steps");
        parameters.Ignore("note");
        parameters.RequireAllTaken();

        Tolerance tolerance = new(file.Number("tolerance"), file.Number("absolute_tolerance"));
        double[] recorded = file.Vector("values");
        if (recorded.Length == 0)
            throw file.Wrong("there are no values");
        Comparison worst = Comparison.Exact("at every update");
        for (int index = 0; index < recorded.Length; index++)
        {
            int at = index;
            worst = worst.With(tolerance, values(index), recorded[index], () => $"at update {at}");
        }

        return worst;
    }

    /// <summary>The value at each index of the file's <c>values</c>, computed by built-ins with the settings of its <c>parameters</c>.</summary>
    protected abstract Func<int, double> Values(Fields parameters, GoldenFile file);
}
