using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>The weights for evaluation that a file records.</summary>
/// <param name="Field">Their name in <c>per_step</c>.</param>
/// <param name="IsFinal">Whether <c>state_final</c> has them instead, behind the last step.</param>
internal sealed record RecordedEvaluation(string Field, bool IsFinal = false)
{
    /// <summary>A row for each step; null where the file has none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="length">Numbers of a row.</param>
    public double[]?[] Rows(GoldenFile file, int steps, int length)
    {
        double[]?[] rows = IsFinal ? new double[]?[steps] : file.Steps("per_step", Field, steps);
        if (IsFinal)
            rows[^1] = file.VectorIn("state_final", Field);
        foreach (double[]? row in rows)
        {
            if (row is not null && row.Length != length)
                throw file.Wrong($"the shapes have {length} elements, the recorded {Field} has {row.Length}");
        }

        return rows;
    }
}
