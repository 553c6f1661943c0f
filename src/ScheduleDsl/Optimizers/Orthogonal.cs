using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Matrices with orthogonal rows or columns, by products alone.</summary>
[Functions]
public static partial class Orthogonal
{
    /// <summary>
    /// The matrix nearest to orthogonal, about: iterations of the quintic of Newton and Schulz on <c>x / (|x| + epsilon)</c> with the coefficients (3.4445, -4.7750, 2.0315), of which
    /// five bring singular values above 0.01 of the norm into [0.68, 1.14] rather than to 1.
    /// </summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="iterations">How many, 0 to 10; each condition on it makes a step of its own.</param>
    /// <param name="epsilon">Added to the norm, above 0.</param>
    /// <remarks>Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024.</remarks>
    public static float NewtonSchulz(float x, int iterations, Scalar epsilon) => NewtonSchulz(x, iterations, epsilon, 3.4445, -4.7750, 2.0315);

    /// <summary>The same with the coefficients of a table.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="iterations">How many, 0 to 10.</param>
    /// <param name="epsilon">Added to the norm, above 0.</param>
    /// <param name="table">Which coefficients each iteration has.</param>
    public static float NewtonSchulz(float x, int iterations, Scalar epsilon, NewtonSchulzTable table)
    {
        Scalar norm = (table == NewtonSchulzTable.PolarExpress ? 1.02 : 1) * Across.Matrix.Norm(x);
        float y = x / (norm + epsilon);
        for (int i = 0; i < 10; i++)
        {
            if (i >= iterations)
                return y;
            y = Quintic(y, OfFirst(table, i), OfThird(table, i), OfFifth(table, i));
        }
        return y;
    }

    /// <summary>The same with one triple of coefficients.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="iterations">How many, 0 to 10.</param>
    /// <param name="epsilon">Added to the norm, above 0.</param>
    /// <param name="a">Of X.</param>
    /// <param name="b">Of its cube.</param>
    /// <param name="c">Of its fifth power.</param>
    public static float NewtonSchulz(float x, int iterations, Scalar epsilon, Scalar a, Scalar b, Scalar c)
    {
        float y = x / (Across.Matrix.Norm(x) + epsilon);
        for (int i = 0; i < 10; i++)
        {
            if (i >= iterations)
                return y;
            y = Quintic(y, a, b, c);
        }
        return y;
    }

    /// <summary>The same as it runs where products are in bfloat16: operands, norm, products and sums are rounded to it each time. Entries differ by up to 0.1 from those without.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="iterations">How many, 0 to 10.</param>
    /// <param name="epsilon">Added to the norm, above 0.</param>
    /// <param name="table">Which coefficients each iteration has.</param>
    public static float NewtonSchulzInBFloat16(float x, int iterations, Scalar epsilon, NewtonSchulzTable table)
    {
        float narrow = RoundToBFloat16(x);
        Scalar norm = RoundToBFloat16(RoundToBFloat16((table == NewtonSchulzTable.PolarExpress ? 1.02 : 1) * Across.Matrix.Norm(narrow)) + epsilon);
        float y = RoundToBFloat16(narrow / norm);
        for (int i = 0; i < 10; i++)
        {
            if (i >= iterations)
                return y;
            y = QuinticInBFloat16(y, OfFirst(table, i), OfThird(table, i), OfFifth(table, i));
        }
        return y;
    }

    private static float QuinticInBFloat16(float x, Scalar a, Scalar b, Scalar c)
    {
        if (Shape.Rows < Shape.Columns)
        {
            float rows = RoundToBFloat16(Across.Matrix.ProductTransposed(x, x));
            float mixed = MixedInBFloat16(rows, b, c);
            return RoundToBFloat16(RoundToBFloat16(a * x) + RoundToBFloat16(Across.Matrix.Product(mixed, x)));
        }
        float columns = RoundToBFloat16(Across.Matrix.TransposedProduct(x, x));
        float blend = MixedInBFloat16(columns, b, c);
        return RoundToBFloat16(RoundToBFloat16(a * x) + RoundToBFloat16(Across.Matrix.Product(x, blend)));
    }

    // b S + (c S) S: the original's operators are taken from the left, so c comes before the product.
    private static float MixedInBFloat16(float square, Scalar b, Scalar c) =>
        RoundToBFloat16(RoundToBFloat16(b * square) + RoundToBFloat16(Across.Matrix.Product(RoundToBFloat16(c * square), square)));

    /// <summary><c>a X + b (X X^T) X + c (X X^T)^2 X</c>, over the smaller side.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="a">Of X.</param>
    /// <param name="b">Of its cube.</param>
    /// <param name="c">Of its fifth power.</param>
    public static float Quintic(float x, Scalar a, Scalar b, Scalar c)
    {
        if (Shape.Rows < Shape.Columns)
        {
            float rows = Across.Matrix.ProductTransposed(x, x);
            return Across.Matrix.Product(Across.Matrix.Product(rows, rows, c, b, rows), x, 1, a, x);
        }
        float columns = Across.Matrix.TransposedProduct(x, x);
        return Across.Matrix.Product(x, Across.Matrix.Product(columns, columns, c, b, columns), 1, a, x);
    }

    /// <summary><c>(X X^T) X</c>, over the smaller side: each singular value to the third power.</summary>
    /// <param name="x">A value of rows x columns.</param>
    public static float Cube(float x)
    {
        if (Shape.Rows < Shape.Columns)
            return Across.Matrix.Product(Across.Matrix.ProductTransposed(x, x), x);
        return Across.Matrix.Product(x, Across.Matrix.TransposedProduct(x, x));
    }

    /// <summary>What a matrix with singular values of 1 is multiplied by to become a step.</summary>
    public static Scalar Scale(MuonScaling scaling) => scaling == MuonScaling.Jordan || scaling == MuonScaling.SquareKernels && Shape.Rank < 4 ? Sqrt(Max(1, Shape.Rows / Shape.Columns))
        : scaling == MuonScaling.Moonlight ? 0.2 * Sqrt(Max(Shape.Rows, Shape.Columns))
        : scaling == MuonScaling.Spectral ? Sqrt(Shape.Rows / Shape.Columns) : 1;

    private static Scalar OfFirst(NewtonSchulzTable table, int i) => table == NewtonSchulzTable.Jordan ? 3.4445
        : table == NewtonSchulzTable.FiveSteps ? (i == 0 ? 4.0848 : i == 1 ? 3.9505 : i == 2 ? 3.7418 : i == 3 ? 2.8769 : 2.8366)
        : table == NewtonSchulzTable.SixSteps ? (i == 0 ? 3955.0 : i == 1 ? 3735.0 : i == 2 ? 3799.0 : i == 3 ? 4019.0 : i == 4 ? 2677.0 : 2172.0) / 1024.0
        : i == 0 ? 8.156554524902461 : i == 1 ? 4.042929935166739 : i == 2 ? 3.8916678022926607 : i == 3 ? 3.285753657755655 : 2.3465413258596377;

    private static Scalar OfThird(NewtonSchulzTable table, int i) => table == NewtonSchulzTable.Jordan ? -4.7750
        : table == NewtonSchulzTable.FiveSteps ? (i == 0 ? -6.8946 : i == 1 ? -6.3029 : i == 2 ? -5.5913 : i == 3 ? -3.1427 : -3.0525)
        : table == NewtonSchulzTable.SixSteps ? (i == 0 ? -8306.0 : i == 1 ? -6681.0 : i == 2 ? -6499.0 : i == 3 ? -6385.0 : i == 4 ? -3029.0 : -1833.0) / 1024.0
        : i == 0 ? -22.48329292557795 : i == 1 ? -2.808917465908714 : i == 2 ? -2.772484153217685 : i == 3 ? -2.3681294933425376 : -1.7097828382687081;

    private static Scalar OfFifth(NewtonSchulzTable table, int i) => table == NewtonSchulzTable.Jordan ? 2.0315
        : table == NewtonSchulzTable.FiveSteps ? (i == 0 ? 2.9270 : i == 1 ? 2.6377 : i == 2 ? 2.3037 : i == 3 ? 1.2046 : 1.2012)
        : table == NewtonSchulzTable.SixSteps ? (i == 0 ? 5008.0 : i == 1 ? 3463.0 : i == 2 ? 3211.0 : i == 3 ? 2906.0 : i == 4 ? 1162.0 : 682.0) / 1024.0
        : i == 0 ? 15.878769915207462 : i == 1 ? 0.5000178451051316 : i == 2 ? 0.5060648178503393 : i == 3 ? 0.46449024233003106 : 0.42323551169305323;
}
