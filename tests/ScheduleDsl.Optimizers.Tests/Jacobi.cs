using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Singular values by Jacobi's rotations, in double and in no hurry.</summary>
internal static class Jacobi
{
    /// <summary>The singular values of a matrix of rows x columns, largest first: as many as its smaller side is long.</summary>
    public static double[] SingularValues(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        List<double[]> vectors = [];
        for (int i = 0; i < Math.Min(rows, columns); i++)
        {
            double[] vector = new double[Math.Max(rows, columns)];
            for (int j = 0; j < vector.Length; j++)
                vector[j] = rows <= columns ? matrix[i * columns + j] : matrix[j * columns + i];
            vectors.Add(vector);
        }

        // Pairs are turned until all stand at right angles; then lengths are singular values.
        for (int sweep = 0; sweep < 30; sweep++)
        {
            for (int p = 0; p < vectors.Count; p++)
            {
                for (int q = p + 1; q < vectors.Count; q++)
                    Turn(vectors[p], vectors[q]);
            }
        }

        return [.. vectors.Select(v => Math.Sqrt(Dot(v, v))).OrderDescending()];
    }

    private static void Turn(double[] p, double[] q)
    {
        double alpha = Dot(p, p), beta = Dot(q, q), gamma = Dot(p, q);
        if (gamma == 0)
            return;
        double zeta = (beta - alpha) / (2 * gamma);
        double tangent = (zeta < 0 ? -1 : 1) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
        double cosine = 1 / Math.Sqrt(1 + tangent * tangent), sine = cosine * tangent;
        for (int i = 0; i < p.Length; i++)
            (p[i], q[i]) = (cosine * p[i] - sine * q[i], sine * p[i] + cosine * q[i]);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
