using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;

namespace ScheduleDsl;

/// <summary>
/// Digests of the values of steps 0, 1, 2, ...: each block of 64 values, as little-endian doubles, is hashed (SHA-256) behind the first half of the
/// hash of what came before it. It goes on from where it was, so that saving a run again costs the steps since.
/// </summary>
internal sealed class ValueDigest(HyperDriver driver)
{
    /// <summary>Values that are hashed at once.</summary>
    public const int Block = 64;

    private const int MostKept = 128;

    // Digests after keptEvery steps, twice as many, and so on: at most 127 of them, the distance doubling.
    private readonly List<UInt128> kept = [];
    private long keptEvery = Block;
    private UInt128 chain;
    private long done;

    /// <summary>What to remember of the values of the first <paramref name="steps"/> steps; null for none, or for too many.</summary>
    public SavedValues? Of(long steps)
    {
        if (steps is 0 or > SavedValues.MostSteps)
            return null;
        long every = SavedValues.Distance(steps, least: 1);
        double[] values = new double[SavedValues.Parts(steps, every)];
        for (int i = 0; i < values.Length; i++)
            values[i] = DriverValues.At(driver, i * every);

        Advance(steps);
        long digestEvery = SavedValues.Distance(steps, Block);
        string[] digests = new string[SavedValues.Parts(steps, digestEvery)];
        for (int i = 0; i < digests.Length - 1; i++)
            digests[i] = Text(kept[(int)((i + 1) * digestEvery / keptEvery) - 1]);
        digests[^1] = Text(steps > done ? Next(done, (int)(steps - done)) : chain);
        return new SavedValues(every, values, digestEvery, digests);
    }

    private void Advance(long steps)
    {
        // A run that loads may go back.
        if (steps < done)
        {
            kept.Clear();
            (keptEvery, chain, done) = (Block, 0, 0);
        }

        while (steps - done >= Block)
        {
            chain = Next(done, Block);
            done += Block;
            if (done % keptEvery == 0)
                Keep();
        }
    }

    private void Keep()
    {
        kept.Add(chain);
        if (kept.Count < MostKept)
            return;
        for (int i = 0; i < MostKept / 2; i++)
            kept[i] = kept[2 * i + 1];
        kept.RemoveRange(MostKept / 2, MostKept / 2);
        keptEvery *= 2;
    }

    private UInt128 Next(long first, int count)
    {
        Span<double> values = stackalloc double[count];
        DriverValues.Fill(driver, first, values);
        Span<byte> bytes = stackalloc byte[16 + Block * sizeof(double)];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, chain);
        for (int i = 0; i < count; i++)
        {
            // Zeros are equal whatever their sign, and so is every absent value.
            double value = values[i] == 0 ? 0 : double.IsNaN(values[i]) ? double.NaN : values[i];
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[(16 + i * sizeof(double))..], value);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..(16 + count * sizeof(double))], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static string Text(UInt128 digest) => digest.ToString("x32", CultureInfo.InvariantCulture);
}
