using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>What the files of projecting optimizers have in common.</summary>
internal static class ProjectionFields
{
    public static ProjectionSide Side(Fields hyper) => hyper.ChoiceOr("proj_type", ProjectionSide.Longer,
        ("std", ProjectionSide.Longer), ("reverse_std", ProjectionSide.Shorter), ("right", ProjectionSide.Columns), ("left", ProjectionSide.Rows), ("full", ProjectionSide.Both));

    /// <summary>Recorded bases: one that is as wide as the tensor projects its columns, one that is as high its rows.</summary>
    public static IReadOnlyList<GivenState> Bases(GoldenFile file, string right, string left)
    {
        int[] shape = file.Shapes()[0];
        return [.. file.Projections().SelectMany(projection => projection.Matrices switch
        {
            [var only] when only.Columns == shape[1] && only.Rows <= only.Columns => new[] { new GivenState(projection.Step, right, only.Values) },
            [var only] when only.Rows == shape[0] => [new GivenState(projection.Step, left, only.Values)],
            [var rows, var columns] => [new GivenState(projection.Step, left, rows.Values), new GivenState(projection.Step, right, columns.Values)],
            _ => throw file.Wrong("extra_inputs.projections must be bases of the rows or of the columns"),
        })];
    }
}
