using System;
using Examples;

namespace TrainDigits.Digits;

/// <summary>
/// Small random turns, shifts and changes of size: 1,400 images are few, and a slightly tilted 7 is still a 7. A function
/// of seed, step and place in the batch alone.
/// </summary>
internal static class Distortion
{
    private const int Side = 8;
    private const double LargestTurn = 0.15;
    private const double LargestShift = 0.6;
    private const double LargestZoom = 0.1;

    /// <summary>Reads <paramref name="image"/> through a random affine map, with bilinear interpolation and 0 outside.</summary>
    public static void Apply(ReadOnlySpan<float> image, ref Seeded random, Span<float> result)
    {
        (double sin, double cos) = Math.SinCos(LargestTurn * Signed(ref random));
        double zoom = 1 + LargestZoom * Signed(ref random);
        double centre = (Side - 1) / 2.0;
        double shiftX = centre + LargestShift * Signed(ref random);
        double shiftY = centre + LargestShift * Signed(ref random);
        (sin, cos) = (zoom * sin, zoom * cos);

        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double u = cos * (x - centre) - sin * (y - centre) + shiftX;
                double v = sin * (x - centre) + cos * (y - centre) + shiftY;
                result[y * Side + x] = Read(image, u, v);
            }
        }
    }

    private static float Read(ReadOnlySpan<float> image, double u, double v)
    {
        int x = (int)Math.Floor(u), y = (int)Math.Floor(v);
        float right = (float)(u - x), below = (float)(v - y);
        float top = Lerp(Pixel(image, x, y), Pixel(image, x + 1, y), right);
        float bottom = Lerp(Pixel(image, x, y + 1), Pixel(image, x + 1, y + 1), right);
        return Lerp(top, bottom, below);
    }

    private static float Pixel(ReadOnlySpan<float> image, int x, int y) =>
        (uint)x < Side && (uint)y < Side ? image[y * Side + x] : 0;

    private static float Lerp(float a, float b, float t) => a + t * (b - a);

    /// <summary>Uniform on [-1, 1).</summary>
    private static double Signed(ref Seeded random) => 2 * random.NextUnit() - 1;
}
