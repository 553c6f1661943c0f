using System;

namespace ScheduleDsl.Testing;

/// <summary>Numbers in the place of what a body does not see where it runs: NaN, and in trials others each time, so that what depends on them shows.</summary>
/// <param name="trial">0 for no trial; NaN again in the first, numbers of either sign in the others.</param>
/// <param name="sample">Which of the places that are tried the body runs at.</param>
internal sealed class Unseen(int trial, int sample)
{
    /// <summary>How many trials there are.</summary>
    public const int Trials = 4;

    private int unseen;
    private int replaced;

    public bool IsTrial => trial > 0;

    /// <summary>A number in the place of one that is not seen.</summary>
    public float Next() => trial <= 1 ? float.NaN : Number(trial, ++unseen);

    /// <summary>A number that is seen. Trials are there to tell worlds apart, and NaN, which swallows everything, would make them alike.</summary>
    public float Seen(float number) => trial == 0 || float.IsFinite(number) ? number : Number(0, ++replaced);

    /// <inheritdoc cref="Seen(float)"/>
    public double Seen(double number) => trial == 0 || double.IsFinite(number) ? number : Number(0, ++replaced);

    // Between 1/64 and 64 in size, of either sign.
    private float Number(int of, int count)
    {
        uint hash = unchecked(((uint)of * 0x9E37_79B9u) ^ ((uint)sample * 0x85EB_CA6Bu) ^ ((uint)count * 0xC2B2_AE35u));
        hash = unchecked((hash ^ (hash >> 15)) * 0x2C1B_3C6Du);
        hash ^= hash >> 13;
        return MathF.ScaleB(1 + (hash & 0xFFFF) / 65536f, (int)(hash >> 16 & 0xF) % 12 - 6) * (hash >> 24 < 128 ? -1 : 1);
    }
}
