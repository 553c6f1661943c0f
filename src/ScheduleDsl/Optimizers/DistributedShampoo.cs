using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Distributed Shampoo: Adam's averages around roots of Shampoo's statistics, with the length of a baseline's step.</summary>
/// <remarks>
/// <para><c>L = Beta2 L + w G G^T</c>, <c>R = Beta2 R + w G^T G</c> from 0, <c>w = 1 - Beta2</c>, 1 where Beta2 is 1; <c>F = (Beta3 m + (1 - Beta3) G) / c</c> with <c>c = 1 - Beta3 Beta1^(t-1)</c>, <c>m = Beta1 m + (1 - Beta1) G</c>;</para>
/// <para>at the update <see cref="Start"/> and then every <see cref="Refresh"/> <c>P = (L / c2 + Epsilon I)^(-x)</c>, <c>Q = (R / c2 + Epsilon I)^(-x)</c>, x = 1/4, of a vector 1/2, or <see cref="Exponent"/>;</para>
/// <para><c>U = P F Q |B| / |P F Q|</c> with the baseline's step <c>B = F / (sqrt(v) + BaselineEpsilon)</c>, before the start <c>U = B</c>; <c>W = W - LearningRate (U + WeightDecay W)</c>.</para>
/// <para>A tensor of more than two axes is as many matrices as the leading ones have entries, each on its own. A side longer than <see cref="LongestSide"/> has no factor: the rule neither cuts a matrix
/// into blocks nor merges short axes, as the original does. With <see cref="Parameter.Parts"/>, registered as <c>[blocks, b, b]</c>, or each block by itself, it has a pair of factors for each block; a small matrix registered as a vector has the one factor of its merged axes.</para>
/// <para>Shi et al., "A Distributed Data-Parallel PyTorch Implementation of the Distributed Shampoo Optimizer for Training Neural Networks At-Scale", 2023.</para>
/// </remarks>
[Optimizer(View = MatrixView.LastTwoAxes, MinRank = 1)]
public sealed partial class DistributedShampoo
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1); at 0 there is none.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the statistics and of the baseline's squares, in [0, 1]; 1 sums.</summary>
    [Hyper(1.0, Min = 0, Max = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>What the average weighs beside the gradient in a step, below 1; below 0 it is <see cref="Beta1"/>.</summary>
    [Hyper(-1.0, Below = 1)] public partial Scalar Beta3 { get; init; }

    /// <summary>Added to the diagonals of what roots are taken of, above 0.</summary>
    [Hyper(1e-12, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Added to the root that the baseline divides by, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar BaselineEpsilon { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Updates from one computation of the roots to the next, at least 1.</summary>
    [Hyper(1, Min = 1)] public partial int Refresh { get; init; }

    /// <summary>The first update with roots; 0 for <see cref="Refresh"/>.</summary>
    [Hyper(0, Min = 0)] public partial int Start { get; init; }

    /// <summary>x, above 0; 0 for one over twice the number of sides.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Exponent { get; init; }

    /// <summary>A side that is longer has no factor of its own.</summary>
    [Hyper(1024, Min = 0)] public partial int LongestSide { get; init; }

    /// <summary>Divides averages and statistics by what they have gathered.</summary>
    [Hyper(true, Role = HyperRole.BiasCorrection)] public partial bool CorrectBias { get; init; }

    /// <summary>Whose length steps have.</summary>
    [Hyper(ShampooBaseline.None)] public partial ShampooBaseline Baseline { get; init; }

    private bool Averages => Beta1 != 0;

    private bool HasSquares => Baseline == ShampooBaseline.Adagrad || Baseline == ShampooBaseline.RmsProp || Baseline == ShampooBaseline.Adam;

    private bool HasLeft => Shape.Rank > 1 && Shape.Rows <= LongestSide;

    private bool HasRight => Shape.Columns <= LongestSide;

    [State(When = nameof(Averages))] private float average;
    [State(When = nameof(HasSquares))] private float squares;
    [State(Space = StateSpace.RowsByRows, When = nameof(HasLeft))] private float left;
    [State(Space = StateSpace.RowsByRows, When = nameof(HasLeft))] private float leftRoot;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(HasRight))] private float right;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(HasRight))] private float rightRoot;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar share = Beta2 == 1 ? 1 : 1 - Beta2;
        Scalar gathered = CorrectBias && Beta2 < 1 ? 1 - Pow(Beta2, Step) : 1;
        Scalar power = Exponent > 0 ? Exponent : Shape.Rank > 1 ? 0.25 : 0.5;
        Scalar first = Start > 0 ? Start : Refresh;
        bool turns = Step == first || Step > first && Step - Refresh * Floor(Step / Refresh) == 0;
        float filtered = gradient;
        if (Averages)
        {
            Scalar weight = Beta3 < 0 ? Beta1 : Beta3;
            filtered = Lerp(gradient, average, weight) / (CorrectBias ? 1 - weight * Pow(Beta1, Step - 1) : 1);
            average = Lerp(gradient, average, Beta1);
        }
        float step = filtered;
        if (HasLeft)
        {
            left = Beta2 * left + share * Across.Matrix.ProductTransposed(gradient, gradient);
            float root = Once ? Across.Matrix.Identity(leftRoot) : leftRoot;
            if (turns)
                root = InverseRoot.Of(left / gathered, power, Epsilon, root);
            leftRoot = root;
            step = Across.Matrix.Product(root, step);
        }
        if (HasRight)
        {
            right = Beta2 * right + share * Across.Matrix.TransposedProduct(gradient, gradient);
            float root = Once ? Across.Matrix.Identity(rightRoot) : rightRoot;
            if (turns)
                root = InverseRoot.Of(right / gathered, power, Epsilon, root);
            rightRoot = root;
            step = Across.Matrix.Product(step, root);
        }
        float grafted = filtered;
        if (HasSquares)
        {
            squares = (Baseline == ShampooBaseline.Adagrad ? 1 : Beta2) * squares + (Baseline == ShampooBaseline.Adagrad ? 1 : share) * (gradient * gradient);
            grafted = filtered / (Sqrt(squares / (Baseline == ShampooBaseline.Adam ? gathered : 1)) + BaselineEpsilon);
        }
        Scalar length = Across.Matrix.Norm(grafted) / (Across.Matrix.Norm(step) + 1e-16);
        float taken = Baseline == ShampooBaseline.None ? step : Step < first ? grafted : length * step;
        return parameter - LearningRate * (taken + WeightDecay * parameter);
    }
}
