using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>What a file records of states of tensors and of the run, and how a run compares with it.</summary>
internal sealed class ScalarStates
{
    private readonly List<(RecordedScalar Recorded, double[]?[] Rows)> fields;

    public ScalarStates(GoldenFile file, IReadOnlyList<RecordedScalar> recorded, int tensors, int steps)
    {
        fields = [.. recorded.Select(r => (r, file.Steps("per_step", r.Field, steps)))];
        foreach ((RecordedScalar scalar, double[]?[] rows) in fields)
        {
            if (rows.FirstOrDefault(r => r is not null && !Fits(scalar, r.Length, tensors)) is { } row)
                throw file.Wrong($"there are {tensors} tensors and {scalar.States.Count} states of {scalar.Field}, a row of it has {row.Length} numbers");
        }
    }

    public Comparison Compare(ParameterTable table, OptimizerRun run, int step, Tolerance tolerance, Comparison worst)
    {
        Parameter[] parameters = [.. table];
        foreach ((RecordedScalar scalar, double[]?[] rows) in fields)
        {
            for (int i = 0; i < rows[step]?.Length; i++)
            {
                int at = i;
                double value = scalar.States.Count > 1
                    ? run.ScalarState(parameters[0].Name, scalar.States[i])
                    : run.ScalarState(parameters[i].Name, scalar.States[0]);
                worst = worst.With(tolerance, value, rows[step]![i], () => $"of {scalar.Field} at step {step + 1}, number {at}");
            }
        }

        return worst;
    }

    private static bool Fits(RecordedScalar scalar, int length, int tensors) =>
        scalar.States.Count > 1 ? length == scalar.States.Count : length == 1 || length == tensors;
}
