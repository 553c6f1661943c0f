using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// The 256 values of the dynamic 8-bit format (Dettmers et al., "8-bit Optimizers via Block-wise Quantization", 2022), in order.
/// </summary>
/// <remarks>
/// Decade i of 7 reaches from 10^(i-7) to 10^(i-6). It is cut into N equal intervals, <c>N = 2^(i+1)</c>, or <c>2^i</c> where one bit
/// goes to the sign, and holds their midpoints. Beside these the book has 0 and 1, but not -1.
/// </remarks>
internal sealed unsafe class CodeBook
{
    public const int Decades = 7;

    private readonly AlignedMemory memory = new(3 * 256 * sizeof(float), stream: 0);

    private CodeBook(bool isSigned)
    {
        (IsSigned, Zero) = (isSigned, (byte)(isSigned ? 127 : 0));
        List<float> values = [0, 1];
        for (int decade = 0; decade < Decades; decade++)
        {
            foreach (float value in Midpoints(decade, Intervals(decade)))
            {
                values.Add(value);
                if (isSigned)
                    values.Add(-value);
            }
        }

        values.Sort();
        for (int code = 0; code < 256; code++)
        {
            Values[code] = values[code];
            Ties[code] = code < 255 ? (values[code] + values[code + 1]) / 2 : float.PositiveInfinity;
            for (int i = 0; i < sizeof(float); i++)
                Planes[i * 256 + code] = ((byte*)(Values + code))[i];
        }
    }

    /// <summary>For states of either sign: codes 0 to 126 are negative, 127 is zero.</summary>
    public static CodeBook Signed { get; } = new(isSigned: true);

    /// <summary>For states that are never negative, twice as fine: code 0 is zero.</summary>
    public static CodeBook Unsigned { get; } = new(isSigned: false);

    public bool IsSigned { get; }

    /// <summary>The code of 0.</summary>
    public byte Zero { get; }

    /// <summary>The value of each code, ascending.</summary>
    public float* Values => (float*)memory.Address;

    /// <summary>The number halfway from each code to the next; the last is infinite.</summary>
    public float* Ties => (float*)memory.Address + 256;

    /// <summary>The first bytes of all values, their second bytes, and so on.</summary>
    public byte* Planes => memory.Address + 2 * 256 * sizeof(float);

    /// <summary>Intervals, and so values of each sign, in a decade.</summary>
    public int Intervals(int decade) => IsSigned ? 1 << decade : 2 << decade;

    /// <summary>The nearest code: as many ties lie below the number as codes do. On a tie, the lower code.</summary>
    public byte Nearest(float value)
    {
        int code = 0;
        for (int half = 128; half > 0; half >>= 1)
            code += Ties[code + half - 1] < value ? half : 0;
        return (byte)code;
    }

    private static IEnumerable<float> Midpoints(int decade, int intervals)
    {
        float scale = (float)Math.Pow(10, decade - (Decades - 1));
        for (int i = 0; i < intervals; i++)
            yield return (Boundary(i, intervals) + Boundary(i + 1, intervals)) / 2 * scale;
    }

    // Boundary i of the interval from 0.1 to 1. States of other libraries are read bit for bit, so the rounding is theirs: counted from
    // the nearer end, in eights from the first of each eight while sixteen remain, else each by itself.
    private static float Boundary(int i, int intervals)
    {
        float step = (1f - 0.1f) / intervals;
        bool isInEight = i < (intervals + 1) / 16 * 16;
        int first = isInEight ? i / 8 * 8 : i;
        float start = first < (intervals + 1) / 2
            ? MathF.FusedMultiplyAdd(step, first, 0.1f)
            : MathF.FusedMultiplyAdd(-step, intervals - first, 1f);
        return isInEight ? start + step * (i - first) : start;
    }
}
