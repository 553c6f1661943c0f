using System;

namespace ScheduleDsl;

/// <summary>
/// Singular values of an upper bidiagonal matrix by the implicit QR iteration (Golub and Reinsch, "Singular Value Decomposition and Least Squares
/// Solutions", 1970); the rotations go to batches over the rows of both bases.
/// </summary>
internal static unsafe class BidiagonalQr
{
    private const int EnoughIterations = 75;
    private const double Epsilon = 2.220446049250313e-16, Tiny = 1e-290;

    /// <param name="s">The diagonal; becomes the singular values, unsorted, of either sign.</param>
    /// <param name="e">Beside it, one fewer and a free place; is overwritten.</param>
    /// <returns>Whether all converged.</returns>
    public static bool Run(double* s, double* e, int size, RotationBatch left, RotationBatch right, int? mostIterations)
    {
        e[size - 1] = 0;
        int end = size, iterations = 0;
        while (end > 0)
        {
            int start = StartOfBlock(s, e, end);
            if (start == end - 1)
            {
                end--;
                iterations = 0;
                continue;
            }

            if (iterations++ == (mostIterations ?? EnoughIterations))
                return false;
            int zero = LastZero(s, e, start, end);
            if (zero == end - 1)
                RemoveLast(s, e, start, end, right);
            else if (zero >= start)
                Split(s, e, zero, end, left);
            else
                Sweep(s, e, start, end, left, right);
        }

        left.Flush();
        right.Flush();
        return true;
    }

    // The last block without a negligible number beside its diagonal.
    private static int StartOfBlock(double* s, double* e, int end)
    {
        for (int k = end - 2; k >= 0; k--)
        {
            if (Math.Abs(e[k]) > Tiny + Epsilon * (Math.Abs(s[k]) + Math.Abs(s[k + 1])))
                continue;
            e[k] = 0;
            return k + 1;
        }

        return 0;
    }

    // A negligible number on the diagonal, or -1.
    private static int LastZero(double* s, double* e, int start, int end)
    {
        for (int k = end - 1; k >= start; k--)
        {
            double beside = (k < end - 1 ? Math.Abs(e[k]) : 0) + (k > start ? Math.Abs(e[k - 1]) : 0);
            if (Math.Abs(s[k]) > Tiny + Epsilon * beside)
                continue;
            s[k] = 0;
            return k;
        }

        return -1;
    }

    // The last number of the diagonal is 0: rotations of columns move what stands above it out of the matrix.
    private static void RemoveLast(double* s, double* e, int start, int end, RotationBatch right)
    {
        double* turns = right.Add(end - 2, end - 1 - start, -1, end - 1);
        double f = e[end - 2];
        e[end - 2] = 0;
        for (int j = end - 2; j >= start; j--, turns += 2)
        {
            (double c, double sine, double r) = Turn(s[j], f);
            (turns[0], turns[1], s[j]) = (c, sine, r);
            if (j > start)
            {
                f = -sine * e[j - 1];
                e[j - 1] = c * e[j - 1];
            }
        }
    }

    // Number k of the diagonal is 0: rotations of rows move what stands beside it out of the matrix.
    private static void Split(double* s, double* e, int k, int end, RotationBatch left)
    {
        double* turns = left.Add(k + 1, end - 1 - k, 1, k);
        double f = e[k];
        e[k] = 0;
        for (int j = k + 1; j < end; j++, turns += 2)
        {
            (double c, double sine, double r) = Turn(s[j], f);
            (turns[0], turns[1], s[j]) = (c, sine, r);
            f = -sine * e[j];
            e[j] = c * e[j];
        }
    }

    private static void Sweep(double* s, double* e, int start, int end, RotationBatch left, RotationBatch right)
    {
        double* columns = right.Add(start, end - 1 - start, 1), rows = left.Add(start, end - 1 - start, 1);
        (double f, double g) = Shifted(s, e, start, end);
        for (int j = start; j < end - 1; j++, columns += 2, rows += 2)
        {
            (double c, double sine, double r) = Turn(f, g);
            if (j > start)
                e[j - 1] = r;
            f = c * s[j] + sine * e[j];
            e[j] = c * e[j] - sine * s[j];
            g = sine * s[j + 1];
            s[j + 1] = c * s[j + 1];
            (columns[0], columns[1]) = (c, sine);

            (c, sine, s[j]) = Turn(f, g);
            f = c * e[j] + sine * s[j + 1];
            s[j + 1] = c * s[j + 1] - sine * e[j];
            g = sine * e[j + 1];
            e[j + 1] = c * e[j + 1];
            (rows[0], rows[1]) = (c, sine);
        }

        e[end - 2] = f;
    }

    // The first column of B^T B less the eigenvalue of its last 2 x 2 block that is closer to the last number.
    private static (double F, double G) Shifted(double* s, double* e, int start, int end)
    {
        double scale = Math.Max(Math.Max(Math.Abs(s[end - 1]), Math.Abs(s[end - 2])), Math.Abs(e[end - 2]));
        scale = Math.Max(scale, Math.Max(Math.Abs(s[start]), Math.Abs(e[start])));
        double last = s[end - 1] / scale, before = s[end - 2] / scale, above = e[end - 2] / scale, first = s[start] / scale, beside = e[start] / scale;
        double b = ((before + last) * (before - last) + above * above) / 2, c = last * above * (last * above), shift = 0;
        if (b != 0 || c != 0)
        {
            shift = Math.Sqrt(b * b + c);
            shift = c / (b + (b < 0 ? -shift : shift));
        }

        return ((first + last) * (first - last) + shift, first * beside);
    }

    private static (double Cosine, double Sine, double Length) Turn(double f, double g)
    {
        double length = Plane.Hypotenuse(f, g);
        return length == 0 ? (1, 0, 0) : (f / length, g / length, length);
    }
}
