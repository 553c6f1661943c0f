using System;

namespace ScheduleDsl;

/// <summary>
/// Philox 4x32-10: four random words of a counter and a key, ten rounds, without any state (Salmon, Moraes, Dror and Shaw, "Parallel Random
/// Numbers: As Easy as 1, 2, 3", 2011).
/// </summary>
internal static class Philox
{
    public const int Rounds = 10;

    /// <summary>The multipliers of a round.</summary>
    public const uint M0 = 0xD251_1F53, M1 = 0xCD9E_8D57;

    /// <summary>What the key's words grow by from round to round.</summary>
    public const uint W0 = 0x9E37_79B9, W1 = 0xBB67_AE85;

    public static (uint X0, uint X1, uint X2, uint X3) Words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)M0 * c0, p1 = (ulong)M1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            (k0, k1) = (unchecked(k0 + W0), unchecked(k1 + W1));
        }

        return (c0, c1, c2, c3);
    }
}
