using System;

namespace Examples;

/// <summary>
/// Random numbers as a pure function of what they are for: the same seed and purpose give the same numbers on every
/// machine, so a resumed run need not save a generator. SplitMix64 (Steele, Lea, Flood 2014).
/// </summary>
internal struct Seeded(long seed, Purpose purpose, long index = 0)
{
    private ulong state = Mix(Mix(Mix((ulong)seed) + (ulong)purpose) + (ulong)index);

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>Uniform on 0 to <paramref name="count"/> - 1; the bias of the product is below count / 2^64.</summary>
    public int NextBelow(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    public void Shuffle(Span<int> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = NextBelow(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>What random numbers are drawn for; each purpose has a stream of its own.</summary>
internal enum Purpose
{
    Split = 1,
    Weights,
    Batches,
    Distortions,
    Samples,
}
