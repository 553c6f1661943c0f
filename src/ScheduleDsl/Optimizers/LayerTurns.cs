using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Which layers' turn it is, for optimizers that train a few at a time. All of it is known before a step, so layers that wait cost nothing.</summary>
[Functions]
public static partial class LayerTurns
{
    private const int Rounds = 32;

    // 2^64 over the golden ratio, less 2^64: the odd number by which SplitMix64 counts.
    private const long Golden = -0x61C8864680B583EB;

    /// <summary>Whether a layer is one of the few that have a turn together: each turn takes the next few, and after the last the first.</summary>
    /// <param name="place">The layer's place in the order of turns.</param>
    /// <param name="layers">How many layers there are.</param>
    /// <param name="few">How many have a turn together.</param>
    /// <param name="turn">The number of the turn, from 0.</param>
    public static bool IsOn(Scalar place, Scalar layers, Scalar few, Scalar turn) => Remainder(place - turn * few, layers) < few;

    /// <summary>A layer's place in the order of turns, from 0.</summary>
    /// <param name="order">The order.</param>
    /// <param name="layer">The layer, from 0: <see cref="Shape.Layer"/>.</param>
    /// <param name="layers">How many layers there are.</param>
    /// <param name="key">Of a random order: which one, such as the number of a round.</param>
    /// <param name="seed">Of a random order: another seed gives others.</param>
    public static Scalar Place(LayerOrder order, Scalar layer, Scalar layers, Scalar key, int seed)
    {
        Scalar mirrored = layers - 1 - layer;
        return order == LayerOrder.Random ? RandomPlace(layer, layers, key, seed)
            : order == LayerOrder.Ascending ? layer
            : order == LayerOrder.Descending ? mirrored
            : layer <= mirrored ? 2 * layer : 2 * mirrored + 1;
    }

    /// <summary>The place of an item in a random order of so many, each order about as probable (within 2e-7 of each other for 4): every step of a run, and every run, sees the same order for a key and a seed.</summary>
    /// <remarks>
    /// Swap-or-not: in each of 32 rounds an item changes places with its mirror image about a random point, or not, as a random bit says (Hoang, Morris and Rogaway, "An Enciphering Scheme Based on a
    /// Card Shuffle", 2012). So one place is computed without the others.
    /// </remarks>
    /// <param name="item">From 0.</param>
    /// <param name="count">How many there are, at least 1 and below 2^31.</param>
    /// <param name="key">A whole number, such as that of a turn.</param>
    /// <param name="seed">Another one gives other orders.</param>
    public static Scalar RandomPlace(Scalar item, Scalar count, Scalar key, int seed)
    {
        long place = (long)item.Value;
        long all = (long)Max(count, 1).Value;
        long stream = Mixed(Mixed(seed) + (long)key.Value);
        for (int round = 0; round < Rounds; round++)
            place = Exchanged(place, all, Mixed(stream + round));
        return place;
    }

    /// <summary>One round of <see cref="RandomPlace"/>.</summary>
    /// <param name="place">Where the item is.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="word">Random bits of the round.</param>
    public static long Exchanged(long place, long count, long word)
    {
        long image = (word & int.MaxValue) % count - place;
        long mirrored = image < 0 ? image + count : image;
        long larger = place > mirrored ? place : mirrored;
        return (Mixed(word ^ (larger * Golden)) & 1) == 0 ? place : mirrored;
    }

    /// <summary>A number whose every bit depends on every bit of another (the finaliser of SplitMix64; Steele, Lea and Flood, 2014).</summary>
    public static long Mixed(long x)
    {
        long sum = x + Golden;
        long first = (sum ^ ((sum >> 30) & 0x3FFFFFFFF)) * -0x40A7B892E31B1A47;
        long second = (first ^ ((first >> 27) & 0x1FFFFFFFFF)) * -0x6B2FB644ECCEEE15;
        return second ^ ((second >> 31) & 0x1FFFFFFFF);
    }

    /// <summary>x modulo n, from 0 to below n.</summary>
    public static Scalar Remainder(Scalar x, Scalar n) => x - n * Floor(x / n);

    /// <summary>The nearest whole number, and of two the even one.</summary>
    public static Scalar Rounded(Scalar x)
    {
        Scalar up = Floor(x + 0.5);
        return up - x == 0.5 && Remainder(up, 2) != 0 ? up - 1 : up;
    }
}
