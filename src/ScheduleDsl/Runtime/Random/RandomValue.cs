using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Random words as numbers.</summary>
internal static class RandomValue
{
    /// <summary>Uniform in [0, 1): the upper 24 bits of a word, as many as a float holds at every place of the interval.</summary>
    public static float Uniform(uint word) => (word >> 8) * (1f / (1 << 24));

    /// <summary>1, or -1 where the upper bit is set.</summary>
    public static float Sign(uint word) => (int)word < 0 ? -1 : 1;

    /// <summary>
    /// Two independent standard normal numbers, by Box and Muller's transform (1958) in double with the language's own functions, so that
    /// bits agree everywhere. None is larger than <c>sqrt(66 ln 2)</c>, about 6.76.
    /// </summary>
    public static (float First, float Second) Normals(uint word, uint next)
    {
        // Half a unit above, so that the logarithm is finite.
        double radius = Language.Sqrt(-2 * Language.Log((word + 0.5) * (1.0 / 4294967296)));
        double angle = next * (2 * Math.PI / 4294967296);
        return ((float)(radius * Language.Cos(angle)), (float)(radius * Language.Sin(angle)));
    }

    /// <summary>The number of an element of a stream.</summary>
    public static float Of(DrawKind kind, in DrawStream stream, long element)
    {
        switch (kind)
        {
            case DrawKind.Uniform:
                return Uniform(stream.Word(element));
            case DrawKind.Sign:
                return Sign(stream.Word(element));
            default:
                (uint x0, uint x1, uint x2, uint x3) = stream.Four(element >> 2);
                (float first, float second) = (element & 2) == 0 ? Normals(x0, x1) : Normals(x2, x3);
                return (element & 1) == 0 ? first : second;
        }
    }
}
