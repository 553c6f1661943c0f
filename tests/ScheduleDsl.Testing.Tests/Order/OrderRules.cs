using static ScheduleDsl.Language;

namespace ScheduleDsl.Testing.Tests.Order;

/// <summary>Shows an order statistic of the gradients: every weight becomes it.</summary>
[Optimizer]
public sealed partial class Selected
{
    [Hyper(0.5)] public partial Scalar Rank { get; init; }

    [Hyper(false)] public partial bool Largest { get; init; }

    [Hyper(false)] public partial bool OfRun { get; init; }

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar result;
        if (OfRun)
            result = Largest ? Across.All.KthLargest(gradient, Rank) : Across.All.Quantile(gradient, Rank);
        else
            result = Largest ? Across.Tensor.KthLargest(gradient, Rank) : Across.Tensor.Quantile(gradient, Rank);
        return (float)result;
    }
}

/// <summary>Clips at a quantile of magnitudes, which no tensor holds, and keeps the momentum of the strongest.</summary>
[Optimizer]
public sealed partial class QuantileClip
{
    [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }

    [Hyper(0.9, Min = 0, Max = 1)] public partial Scalar Share { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float limit = (float)Across.Tensor.Quantile(Abs(gradient), Share);
        momentum = Lerp(Clamp(gradient, -limit, limit), momentum, 0.75f);
        Scalar least = Across.Tensor.KthLargest(momentum, Max(1, 0.25 * Shape.Length));
        return parameter - LearningRate * (momentum >= (float)least ? momentum : 0.5f * momentum);
    }
}

/// <summary>Order statistics of groups and the run: of gradients as they are, and of what is computed from one another.</summary>
[Optimizer]
public sealed partial class WideOrder
{
    [Hyper(0.4, Min = 0, Max = 1)] public partial Scalar Share { get; init; }

    [State(Space = StateSpace.Global)] private Scalar typical;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar middle = Across.Group.Median(gradient);
        typical = typical + Across.All.Quantile(Abs(gradient - middle), Share);
        Scalar strongest = Across.All.KthLargest(parameter * gradient, Max(1, 0.1 * Shape.AllLength));
        Scalar above = Across.Group.Count(parameter * gradient >= (float)strongest);
        Scalar lower = Across.Group.KthLargest(gradient, Max(above, 1));
        return parameter - 0.1f * (gradient - (float)middle) / (float)(1 + typical) + (float)(0.01 * lower);
    }
}

/// <summary>Order statistics along rows and columns, and of what each of them has one of.</summary>
[Optimizer(View = MatrixView.LastTwoAxes)]
public sealed partial class MatrixOrder
{
    [Hyper(0.3, Min = 0, Max = 1)] public partial Scalar Share { get; init; }

    [State(Space = StateSpace.Row)] private float middle;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        middle = Lerp(Across.Row.Median(gradient), middle, 0.5f);
        float upper = Across.Column.Quantile(gradient, Share);
        float strongest = Across.Column.KthLargest(Abs(parameter), 1);
        Scalar ofRows = Across.Rows.Quantile(Across.Row.Sum(gradient * gradient), Share);
        Scalar ofColumns = Across.Columns.KthLargest(strongest, 1);
        Scalar ofMatrix = Across.Matrix.Quantile(gradient - middle, Share);
        float moved = Across.Row.KthLargest(gradient * (float)ofMatrix, 1);
        return parameter - 0.1f * (gradient - middle - upper) + 0.01f * moved + (float)(0.001 * (ofRows + ofColumns));
    }
}

/// <summary>Order statistics of blocks.</summary>
[Optimizer]
public sealed partial class BlockOrder
{
    [Hyper(24, Min = 1)] public partial int Length { get; init; }

    [State(Space = StateSpace.Block, BlockLength = nameof(Length))] private float scale;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        scale = Lerp(Across.Block.Quantile(Length, Abs(gradient), 0.8), scale, 0.5f);
        float middle = Across.Block.Median(Length, gradient / (scale + 1e-3f));
        return parameter - 0.1f * (gradient - middle * scale);
    }
}
