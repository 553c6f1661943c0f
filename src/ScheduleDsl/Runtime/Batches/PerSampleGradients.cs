using System;
using System.Globalization;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>What a test of the batch size found.</summary>
/// <param name="BatchSize">The next batch: never smaller than this one.</param>
/// <param name="Variance">What the test measured over the batch, with the divisor b - 1.</param>
/// <param name="SquaredNorm">The square of the mean gradient's norm.</param>
public readonly record struct BatchSizeTest(long BatchSize, double Variance, double SquaredNorm);

/// <summary>Gathers the gradients of a batch's single samples, tensor after tensor, for tests of whether the batch is large enough.</summary>
/// <remarks>
/// <para>With gradients <c>g_i</c> of <c>b</c> samples and their mean <c>m</c>, over all tensors:
/// norm test <c>b' = sum of Var(g) / (eta^2 |m|^2)</c>; inner product test <c>b' = Var(&lt;g_i, m&gt;) / (theta^2 |m|^4)</c>; orthogonality test
/// <c>b' = sum of Var(g_i - &lt;g_i, m&gt; m / |m|^2) / (nu^2 |m|^2)</c>. The next batch has <c>ceil(max(b, b'))</c> samples. Only <c>b</c> numbers are kept.</para>
/// <para>Byrd et al., "Sample Size Selection in Optimization Methods for Machine Learning", 2012; Bollapragada et al., "Adaptive Sampling Strategies for Stochastic Optimization", 2018;
/// Lau et al., "AdAdaGrad: Adaptive Batch Size Schemes for Adaptive Gradient Methods", 2024.</para>
/// </remarks>
/// <example><code>
/// var samples = new PerSampleGradients(batch: 64);
/// samples.Add(gradientsOfWeight);                       // 64 x weights
/// samples.Add(gradientsOfBias);
/// long next = samples.NormTest(eta: 0.3).BatchSize;
/// </code></example>
public sealed class PerSampleGradients
{
    private readonly double[] products;
    private double variance;
    private double squaredNorm;
    private double productVariance;

    /// <param name="batch">Samples of the batch, at least 2.</param>
    public PerSampleGradients(int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 2);
        products = new double[batch];
    }

    /// <summary>Adds a tensor.</summary>
    /// <param name="gradients">Its gradients, sample after sample.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the batch.</exception>
    public void Add(ReadOnlySpan<float> gradients) => Add<float>(gradients);

    /// <inheritdoc cref="Add(ReadOnlySpan{float})"/>
    public void Add(ReadOnlySpan<double> gradients) => Add<double>(gradients);

    /// <summary>Bounds the variance of the gradient against its norm.</summary>
    /// <param name="eta">Tolerance, greater than 0; smaller asks for larger batches. With 1, b' is the gradient noise scale.</param>
    /// <param name="largest">The batch is never made larger than this, but stays where it is larger already.</param>
    /// <exception cref="InvalidOperationException">A gradient was NaN or infinite.</exception>
    public BatchSizeTest NormTest(double eta, long largest = long.MaxValue) => Test(variance, eta, squaredNorm, largest);

    /// <summary>Bounds the variance along the mean gradient.</summary>
    /// <param name="theta">Tolerance, greater than 0.</param>
    /// <param name="tensorByTensor">Sums variances of each tensor's own inner products, as AdAdaGrad's code does; the paper takes those of the whole gradient.</param>
    /// <param name="largest">The batch is never made larger than this.</param>
    /// <inheritdoc cref="NormTest" path="/exception"/>
    public BatchSizeTest InnerProductTest(double theta, bool tensorByTensor = false, long largest = long.MaxValue) =>
        Test(tensorByTensor ? productVariance : VarianceOf(products), theta, squaredNorm * squaredNorm, largest);

    /// <summary>Bounds the variance across the mean gradient.</summary>
    /// <param name="nu">Tolerance, greater than 0.</param>
    /// <param name="largest">The batch is never made larger than this.</param>
    /// <inheritdoc cref="NormTest" path="/exception"/>
    public BatchSizeTest OrthogonalityTest(double nu, long largest = long.MaxValue)
    {
        // The part along the mean is what the inner products vary by.
        double along = squaredNorm == 0 ? 0 : VarianceOf(products) / squaredNorm;
        return Test(Math.Max(variance - along, 0), nu, squaredNorm, largest);
    }

    /// <summary>The larger batch of <see cref="InnerProductTest"/> and <see cref="OrthogonalityTest"/>.</summary>
    /// <param name="theta">Tolerance along the mean gradient.</param>
    /// <param name="nu">Tolerance across it.</param>
    /// <param name="tensorByTensor">As in <see cref="InnerProductTest"/>.</param>
    /// <param name="largest">The batch is never made larger than this.</param>
    /// <inheritdoc cref="NormTest" path="/exception"/>
    public long AugmentedTest(double theta, double nu, bool tensorByTensor = false, long largest = long.MaxValue) =>
        Math.Max(InnerProductTest(theta, tensorByTensor, largest).BatchSize, OrthogonalityTest(nu, largest).BatchSize);

    private void Add<T>(ReadOnlySpan<T> gradients)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int batch = products.Length;
        if (gradients.Length % batch != 0)
            throw new ArgumentException($"{gradients.Length} gradients are not those of {batch} samples.");
        int weights = gradients.Length / batch;
        double[] own = new double[batch];
        for (int weight = 0; weight < weights; weight++)
        {
            double mean = 0;
            for (int sample = 0; sample < batch; sample++)
                mean += double.CreateChecked(gradients[sample * weights + weight]);
            mean /= batch;
            double squares = 0;
            for (int sample = 0; sample < batch; sample++)
            {
                double gradient = double.CreateChecked(gradients[sample * weights + weight]);
                squares += (gradient - mean) * (gradient - mean);
                own[sample] += gradient * mean;
            }

            variance += squares / (batch - 1);
            squaredNorm += mean * mean;
        }

        productVariance += VarianceOf(own);
        for (int sample = 0; sample < batch; sample++)
            products[sample] += own[sample];
    }

    private BatchSizeTest Test(double measured, double tolerance, double scale, long largest)
    {
        if (!(tolerance > 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), string.Create(CultureInfo.InvariantCulture, $"The tolerance is {tolerance}: it must be greater than 0."));
        if (!double.IsFinite(measured) || !double.IsFinite(squaredNorm))
            throw new InvalidOperationException("A gradient is NaN or infinite: nothing can be said of the batch.");
        // Without any variance the batch is large enough, without any mean none is.
        double wanted = measured == 0 ? 0 : Math.Ceiling(measured / (tolerance * tolerance * scale));
        long most = Math.Max(largest, products.Length);
        return new BatchSizeTest(wanted >= most ? most : Math.Max(products.Length, (long)wanted), measured, squaredNorm);
    }

    private static double VarianceOf(double[] values)
    {
        double mean = 0;
        foreach (double value in values)
            mean += value;
        mean /= values.Length;
        double squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        return squares / (values.Length - 1);
    }
}
