using System;

namespace ScheduleDsl;

/// <summary>
/// Eigenvalues of a symmetric tridiagonal matrix by the implicit QL iteration with Wilkinson's shift (Dubrulle, Martin and Wilkinson, "The Implicit QL
/// Algorithm", 1968); the rotations go to a batch over the rows of a basis.
/// </summary>
internal static unsafe class TridiagonalQl
{
    private const int EnoughIterations = 60;
    private const double Epsilon = 1.1102230246251565e-16, Tiny = 1e-300;

    /// <param name="d">The diagonal; becomes the eigenvalues.</param>
    /// <param name="e">Beside it, one fewer and a free place; is overwritten.</param>
    /// <returns>Whether all converged.</returns>
    public static bool Run(double* d, double* e, int size, RotationBatch batch, int? mostIterations)
    {
        e[size - 1] = 0;
        for (int l = 0; l < size; l++)
        {
            for (int iteration = 0; ; iteration++)
            {
                int m = l;
                while (m < size - 1 && Math.Abs(e[m]) > Epsilon * (Math.Abs(d[m]) + Math.Abs(d[m + 1])) + Tiny)
                    m++;
                if (m == l)
                    break;
                if (iteration == (mostIterations ?? EnoughIterations))
                    return false;
                Sweep(d, e, l, m, batch);
            }
        }

        batch.Flush();
        return true;
    }

    private static void Sweep(double* d, double* e, int l, int m, RotationBatch batch)
    {
        double* turns = batch.Add(m, m - l, -1);
        double g = (d[l + 1] - d[l]) / (2 * e[l]), r = Plane.Hypotenuse(g, 1);
        g = d[m] - d[l] + e[l] / (g + (g < 0 ? -r : r));
        double s = 1, c = 1, p = 0;
        for (int i = m - 1; i >= l; i--, turns += 2)
        {
            double f = s * e[i], b = c * e[i];
            r = Plane.Hypotenuse(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                // The matrix falls apart here; what is left of the sweep turns nothing.
                d[i + 1] -= p;
                e[m] = 0;
                for (int j = i; j >= l; j--, turns += 2)
                    (turns[0], turns[1]) = (1, 0);
                return;
            }

            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            (turns[0], turns[1]) = (c, s);
        }

        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }
}
