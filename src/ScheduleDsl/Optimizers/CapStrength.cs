using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>How hard a cap of singular values has to press.</summary>
[Functions]
public static partial class CapStrength
{
    /// <summary>
    /// The strength a, from 0 to 1, at which <c>s = k</c> becomes the bound by <c>p = s - a s^3</c>, <c>p + a p^3</c>; 1 where none does. With <c>z = a k^2</c> it solves <c>z^2 (3 - 3 z + z^2) = 1 - bound / k</c>, whose
    /// left side rises from 0 on: Newton's iteration finds the one root.
    /// </summary>
    /// <param name="largest">k, above 0.</param>
    /// <param name="bound">What it shall become, above 0.</param>
    public static Scalar OfSoftCap(Scalar largest, Scalar bound)
    {
        // A rate times a decay of 1 would take a weight away altogether: nothing is left to press on.
        Scalar least = Max(largest, 1e-100);
        Scalar part = 1 - bound / least;
        Scalar z = Sqrt(Max(part, 1e-300) / 3);
        for (int i = 0; i < 12; i++)
            z -= (z * z * (3 - 3 * z + z * z) - part) / Max(z * (6 - 9 * z + 4 * z * z), 1e-300);
        return part < 0 ? 1 : Min(z / (least * least), 1);
    }
}
