using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adafactor: a second moment kept as one number for each row and column, bounded updates, and a rate that may follow the weights' size.</summary>
/// <remarks>
/// <para><c>b = 1 - t^-DecayPower</c>; <c>q = g^2 + eps1</c>. Over the last two axes: <c>R = b R + (1 - b) mean of q over a row</c>, <c>C = b C + (1 - b) mean of q over a column</c>,
/// <c>u = g / (sqrt(R / mean(R)) sqrt(C))</c>. Vectors and scalars: <c>v = b v + (1 - b) q</c>, <c>u = g / sqrt(v)</c>.</para>
/// <para><c>a = r max(eps2, RMS(x))</c>, or <c>r</c> without <see cref="ScaleByWeights"/>, where <c>r</c> is the rate: <c>min(0.01, 1 / sqrt(t))</c> if it is relative, with a warm-up <c>min(WarmupSlope t, 1 / sqrt(t))</c>;
/// <c>u = a u / max(1, RMS(u) / Threshold)</c>; with momentum <c>m = beta1 m + (1 - beta1) u</c>, <c>u = m</c>; <c>x = x - a wd x - u</c>. RMS is <c>|y| / sqrt(n)</c> over the tensor.</para>
/// <para>Shazeer and Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost", 2018.</para>
/// </remarks>
[Optimizer(View = MatrixView.LastTwoAxes)]
public sealed partial class Adafactor
{
    /// <summary>Learning rate, where it is not relative; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>The rate follows the step alone: <c>min(0.01, 1 / sqrt(t))</c>, in place of <see cref="LearningRate"/>.</summary>
    [Hyper(true, Role = HyperRole.RelativeRate)] public partial bool RelativeStep { get; init; }

    /// <summary>What the relative rate rises by each step in a warm-up; 1e-6 in the reference. 0 is none: it starts at 0.01.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar WarmupSlope { get; init; }

    /// <summary>Multiplies the rate by the root of the mean square of the tensor's weights.</summary>
    [Hyper(true)] public partial bool ScaleByWeights { get; init; }

    /// <summary>Decay of the average of updates; usually 0.9. With 0 there is none, and no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>How the second moment forgets: <c>b = 1 - t^-DecayPower</c>; usually 0.8.</summary>
    [Hyper(0.8, Above = 0, Max = 1)] public partial Scalar DecayPower { get; init; }

    /// <summary>eps1: added to the squared gradient; usually 1e-30.</summary>
    [Hyper(1e-30, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>eps2: least size of weights that the rate is scaled by; usually 1e-3.</summary>
    [Hyper(1e-3, Min = 0)] public partial Scalar MinWeightSize { get; init; }

    /// <summary>Largest root of the mean square of an update, in units of the rate; usually 1.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Threshold { get; init; }

    /// <summary>Decoupled decay: times the scaled rate, the share of a weight that a step takes away; usually 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    private bool IsFactored => Shape.Rank >= 2;

    private bool IsWhole => !IsFactored;

    private bool UsesMomentum => Beta1 != 0;

    [State(Space = StateSpace.Row, When = nameof(IsFactored))] private float rows;
    [State(Space = StateSpace.Column, When = nameof(IsFactored))] private float columns;
    [State(When = nameof(IsWhole))] private float second;
    [State(When = nameof(UsesMomentum))] private float first;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar rate = RelativeStep ? Min(WarmupSlope > 0 ? WarmupSlope * Step : 1e-2, 1 / Sqrt(Step)) : LearningRate;
        Scalar size = rate;
        if (ScaleByWeights)
            size = rate * Max(MinWeightSize, Across.Tensor.Norm(parameter) / Sqrt(Shape.Length));
        Scalar memory = 1 - Pow(Step, -DecayPower);
        float square = Fma(gradient, gradient, (float)Epsilon);
        float update = gradient;
        if (IsWhole)
        {
            second = Lerp(square, second, memory);
            update = gradient / Sqrt(second);
        }
        else
        {
            rows = Lerp(Across.Row.Mean(square), rows, memory);
            columns = Lerp(Across.Column.Mean(square), columns, memory);
            float ofRow = 1 / Sqrt(rows / Across.Rows.Mean(rows));
            float ofColumn = 1 / Sqrt(columns);
            update = gradient * ofRow * ofColumn;
        }

        Scalar excess = Across.Tensor.Norm(update) / Sqrt(Shape.Length) / Threshold;
        update *= size / Max(1, excess);
        if (UsesMomentum)
        {
            first = Lerp(update, first, Beta1);
            update = first;
        }
        return parameter - Fma((float)(size * WeightDecay), parameter, update);
    }
}
