using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Ilgpu.Tests;

/// <summary>A refresh behind a gate.</summary>
[Optimizer]
[Compose<Soap>("LearningRate=0.01, Refresh=2")]
[With<FiniteCheck>]
public sealed partial class GuardedSoap;

/// <summary>The smaller matrix operations one after the other; all of them for every matrix of a tensor.</summary>
[Optimizer(MinRank = 2)]
public sealed partial class ManyOperations
{
    [Hyper(0.1)] public partial Scalar LearningRate { get; init; }

    [State] private float average;
    [State(Space = StateSpace.RowsByRows)] private float rows;
    [State(Space = StateSpace.ColumnsByColumns)] private float columns;
    [State(Space = StateSpace.Column)] private float order;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        average = Lerp(gradient, average, (Scalar)0.5);
        rows = Lerp(Across.Matrix.ProductTransposed(gradient, gradient), rows, (Scalar)0.5);
        columns = Lerp(Across.Matrix.TransposedProduct(average, gradient), columns, (Scalar)0.5);
        float triangle = Across.Matrix.Upper(rows) + Across.Matrix.Identity(rows);
        float solved = Across.Matrix.Solve(triangle, average);
        order = Across.Matrix.Order(Across.Matrix.ColumnSums(gradient));
        float turned = Across.Matrix.Product(Across.Matrix.TakeColumns(solved, order), Across.Matrix.Transpose(columns));
        float scaled = Across.Matrix.ScaleRows(turned, 1 / (1 + Abs(Across.Matrix.Diagonal(rows))));
        return parameter - LearningRate * scaled / (1 + Across.Matrix.Norm(scaled));
    }
}

/// <summary>Weights are moved by what is random, in an order that is.</summary>
[Optimizer(MinRank = 2, MaxRank = 2, Directions = nameof(Kept))]
public sealed partial class RandomDirections
{
    [Hyper(0.1)] public partial Scalar LearningRate { get; init; }

    private Scalar Kept => 2;

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        momentum = Lerp(gradient, momentum, (Scalar)0.9);
        float basis = Across.Matrix.NormalRows(gradient, Floor((Step - 1) / 2));
        float other = Across.Matrix.NormalColumns(gradient, Step);
        float mixed = Across.Matrix.TakeColumns(momentum, Across.Matrix.RandomOrder(Across.Matrix.ColumnSums(gradient), Step));
        return parameter - LearningRate * (mixed + Across.Matrix.Product(other, basis));
    }
}
