using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Shampoo in the form that scaled: averaged statistics, roots that are computed now and then, steps as long as a simpler method's, momentum.</summary>
/// <remarks>
/// <para><c>L = Beta2 L + w G G^T</c>, <c>R = Beta2 R + w G^T G</c> from <c>MatrixEpsilon I</c>, with <c>w = 1 - Beta2</c>, 1 where Beta2 is 1; every <see cref="Refresh"/> updates <c>P = L^(-1/e)</c>, <c>Q = R^(-1/e)</c>, from I;</para>
/// <para><c>S = P G Q |q| / |P G Q| + WeightDecay W</c> with the step q that is grafted, <c>M = Beta1 M + S</c>, with Nesterov then <c>M = Beta1 M + n S</c>, <c>W = W - LearningRate M</c>. n is 1, or <c>1 - Beta1</c>. e is 4, of a vector 2, unless <see cref="Root"/> says otherwise.</para>
/// <para>A tensor of more than two axes is as many matrices as the leading ones have entries, each with its own L and R, and all of one grafted length. A side longer than <see cref="LongestSide"/> has no factor:
/// the rule does not cut a matrix into blocks; one with <see cref="Parameter.Parts"/>, or registered in blocks, <c>[blocks, b, b]</c>, has a pair for each.</para>
/// <para>Anil et al., "Scalable Second Order Optimization for Deep Learning", 2020.</para>
/// </remarks>
[Optimizer(View = MatrixView.LastTwoAxes, MinRank = 1)]
public sealed partial class ScalableShampoo
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the momentum, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the statistics, in [0, 1]; 1 sums.</summary>
    [Hyper(0.999, Min = 0, Max = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>What the diagonals of L and R begin as, above 0; it decays with them.</summary>
    [Hyper(1e-6, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar MatrixEpsilon { get; init; }

    /// <summary>Weight decay, at least 0; it enters the momentum.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>The first update at which P and Q are used, at least 1; before, only lengths are grafted.</summary>
    [Hyper(25, Min = 1)] public partial int Start { get; init; }

    /// <summary>Updates from one computation of the roots to the next, at least 1.</summary>
    [Hyper(1000, Min = 1)] public partial int Refresh { get; init; }

    /// <summary>Updates from one change of the statistics to the next, at least 1.</summary>
    [Hyper(1, Min = 1)] public partial int StatisticsPeriod { get; init; }

    /// <summary>e, above 0; 0 for twice the number of sides.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Root { get; init; }

    /// <summary>A side that is longer has no factor of its own.</summary>
    [Hyper(8192, Min = 0)] public partial int LongestSide { get; init; }

    /// <summary>Whose length steps have.</summary>
    [Hyper(ShampooGrafting.Sgd)] public partial ShampooGrafting Grafting { get; init; }

    /// <summary>Adds the step once more, to the decayed momentum, which is kept so.</summary>
    [Hyper(true, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    /// <summary>What <see cref="Nesterov"/> adds once more is multiplied by <c>1 - Beta1</c>.</summary>
    [Hyper(false)] public partial bool AveragesMomentum { get; init; }

    private bool HasLeft => Shape.Rank > 1 && Shape.Rows <= LongestSide;

    private bool HasRight => Shape.Columns <= LongestSide;

    private bool HasSquares => Grafting == ShampooGrafting.Adagrad || Grafting == ShampooGrafting.RmsProp;

    [State] private float momentum;
    [State(When = nameof(HasSquares))] private float squares;
    [State(Space = StateSpace.RowsByRows, When = nameof(HasLeft))] private float left;
    [State(Space = StateSpace.RowsByRows, When = nameof(HasLeft))] private float leftRoot;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(HasRight))] private float right;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(HasRight))] private float rightRoot;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar share = Beta2 == 1 ? 1 : 1 - Beta2;
        Scalar power = 1 / (Root > 0 ? Root : Shape.Rank > 1 ? 4 : 2);
        bool gathers = Step - StatisticsPeriod * Floor(Step / StatisticsPeriod) == 0;
        bool turns = Step - Refresh * Floor(Step / Refresh) == 0;
        float step = gradient;
        if (HasLeft)
        {
            float statistics = Once ? MatrixEpsilon * Across.Matrix.Identity(left) : left;
            left = gathers ? Beta2 * statistics + share * Across.Matrix.ProductTransposed(gradient, gradient) : statistics;
            float root = Once ? Across.Matrix.Identity(leftRoot) : leftRoot;
            if (turns)
                root = InverseRoot.Of(left, power, root);
            leftRoot = root;
            step = Across.Matrix.Product(Step < Start ? Across.Matrix.Identity(root) : root, step);
        }
        if (HasRight)
        {
            float statistics = Once ? MatrixEpsilon * Across.Matrix.Identity(right) : right;
            right = gathers ? Beta2 * statistics + share * Across.Matrix.TransposedProduct(gradient, gradient) : statistics;
            float root = Once ? Across.Matrix.Identity(rightRoot) : rightRoot;
            if (turns)
                root = InverseRoot.Of(right, power, root);
            rightRoot = root;
            step = Across.Matrix.Product(step, Step < Start ? Across.Matrix.Identity(root) : root);
        }
        float grafted = Grafting == ShampooGrafting.Sign ? Sign(gradient) : gradient;
        if (HasSquares)
        {
            squares = Grafting == ShampooGrafting.Adagrad ? squares + gradient * gradient : Lerp(gradient * gradient, squares, Beta2);
            grafted = gradient / (Sqrt(squares) + (float)1e-10);
        }
        if (Grafting != ShampooGrafting.None)
            step = (Across.Tensor.Norm(grafted) / (Across.Tensor.Norm(step) + 1e-16)) * step;
        float decayed = step + WeightDecay * parameter;
        float sum = Beta1 * momentum + decayed;
        momentum = Nesterov ? Beta1 * sum + (AveragesMomentum ? 1 - Beta1 : 1) * decayed : sum;
        return parameter - LearningRate * momentum;
    }
}
