using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Testing.Tests.Matrices;

/// <summary>A product of three matrices, from the left.</summary>
[Optimizer]
public sealed partial class FromTheLeft
{
    [UpdateRule]
    private float Update(float parameter, float gradient) => parameter - Across.Matrix.Product(Across.Matrix.ProductTransposed(parameter, gradient), gradient);
}

/// <summary>The same from the right: equal but for rounding.</summary>
[Optimizer]
public sealed partial class FromTheRight
{
    [UpdateRule]
    private float Update(float parameter, float gradient) => parameter - Across.Matrix.Product(parameter, Across.Matrix.TransposedProduct(gradient, gradient));
}

/// <summary>States of every space, several matrices of a tensor, draws beside those of weights, sums over arrays.</summary>
[Optimizer(View = MatrixView.LastTwoAxes, MinRank = 2, Directions = nameof(Kept))]
public sealed partial class ManySpaces
{
    [Hyper(2, Min = 1)] public partial int Rank { get; init; }

    [Hyper(0.5, Min = 0)] public partial Scalar Share { get; init; }

    private Scalar Kept => Min(Rank, Min(Shape.Rows, Shape.Columns));

    private bool IsTall => Shape.Rows >= Shape.Columns;

    [State(Space = StateSpace.RowsByRows, Initial = 0.25)] private float rows;
    [State(Space = StateSpace.ColumnsByColumns, InitialFrom = nameof(Share), When = nameof(IsTall))] private float columns;
    [State(Space = StateSpace.RowsByRank)] private float left;
    [State(Space = StateSpace.RankByColumns)] private float right;
    [State(Space = StateSpace.RankByRank)] private float middle;
    [State(Space = StateSpace.Rank, Initial = 1)] private float lengths;
    [State(Space = StateSpace.Row)] private float ofRow;
    [State(Space = StateSpace.Tensor)] private Scalar total;
    [State] private float trace;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float noisy = gradient + 0.1f * Draw.Sign();
        rows = Lerp(Across.Matrix.ProductTransposed(noisy, gradient), rows, Share);
        float drawn = Across.Matrix.NormalRows(gradient, Floor(Step / 2));
        right = Step == 1 ? drawn : Lerp(drawn, right, Share);
        left = Across.Matrix.ProductTransposed(Across.Matrix.TakeRows(gradient, Across.Matrix.RandomOrder(Across.Row.Sum(gradient), Step)), right);
        middle = Across.Matrix.TransposedProduct(left, left);
        lengths = 0.5f * lengths + Sqrt(Across.Matrix.Diagonal(middle));
        ofRow = Across.Matrix.RowSums(rows) + Across.Row.Mean(gradient);
        total = Across.Tensor.Sum(middle);
        float turned = Across.Matrix.Product(Across.Matrix.ScaleColumns(left, 1 / lengths), right);
        if (IsTall)
        {
            columns = Lerp(Across.Matrix.TransposedProduct(gradient, noisy), columns, Share);
            turned = Across.Matrix.Product(turned, columns);
        }
        Scalar norm = Across.All.Norm(turned);
        trace = turned / (1 + norm) + ofRow;
        return parameter - 0.01f * Across.Matrix.Product(rows, trace) / (1 + Abs(total) + Across.Matrix.Norm(lengths));
    }
}

/// <summary>Sums of vectors of different tensors, some of rows and some of columns, and a number of the run that only some tensors ask for.</summary>
[Optimizer]
[Compose<AdamW>]
[With<AdaLora>("Interval=2, Budget=2")]
public sealed partial class RankedAdamW;

/// <summary>Few rows, columns and weights of a matrix, taken and put back.</summary>
[Optimizer(View = MatrixView.LastTwoAxes, MinRank = 2, Directions = "2")]
public sealed partial class Chosen
{
    [State(Space = StateSpace.Rank)] private float places;
    [State] private float trace;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        places = Across.Matrix.RandomEntries(gradient, Step);
        float entries = Across.Matrix.PutEntries(Across.Matrix.TakeEntries(gradient, places) + 1, places);
        float columns = Across.Matrix.RandomColumns(gradient, Floor(Step / 2));
        float few = Across.Matrix.TakeColumns(gradient, columns);
        float rows = Across.Matrix.RandomRows(gradient, 0);
        float basis = Across.Matrix.OrthonormalRows(Across.Matrix.TakeRows(gradient, rows), Across.Matrix.TakeRows(parameter, rows));
        trace = 0.5f * trace + Across.Matrix.PutColumns(few / (1 + Abs(few)), columns) + Across.Matrix.PutRows(basis, rows);
        float order = Across.Matrix.WeightedOrder(Across.Row.Sum(gradient), Step);
        return parameter - 0.01f * (entries + Across.Matrix.TakeRows(trace, order));
    }
}
