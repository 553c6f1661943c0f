using System.Numerics;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A family whose steps evaluate a model, which the file gives.</summary>
internal abstract class ClosureAdapter : Adapter
{
    public sealed override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        ReplayPrecision precision = ReplayPrecision.Of(file, options);
        RunOptions run = new RunOptions().On(options);
        return precision.Type == ElementType.Float32 ? Replay<float>(file, run, precision.Tolerance) : Replay<double>(file, run, precision.Tolerance);
    }

    protected abstract Comparison Replay<T>(GoldenFile file, RunOptions options, Tolerance tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The worse of a comparison and that of a row with a recorded one.</summary>
    protected static Comparison Compare(Comparison worst, Tolerance tolerance, double[] values, double[] recorded, string where)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int element = i;
            worst = worst.With(tolerance, values[i], recorded[i], () => $"{where}, element {element}");
        }

        return worst;
    }

    /// <summary>The rows of a field that gives one of the tensors' length for each step.</summary>
    protected static double[][] Rows(GoldenFile file, string holder, string field, int count, long length)
    {
        double[]?[] rows = file.Steps(holder, field, count);
        for (int i = 0; i < count; i++)
        {
            if (rows[i]?.Length != length)
                throw file.Wrong($"{holder}.{field} must have {count} rows of {length}, and row {i} has {rows[i]?.Length ?? 0}");
        }

        return rows!;
    }
}
