using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>
/// What a saved run remembers of a schedule's values, so that another schedule can be held against them where the schedule itself
/// cannot be made again: some of the values, and digests of all of them.
/// </summary>
/// <param name="Every">Distance of the steps 0, d, 2 d, ... whose values are kept; 1 keeps all.</param>
/// <param name="Values">The values at those steps.</param>
/// <param name="DigestEvery">Distance of the digests, a multiple of <see cref="ValueDigest.Block"/>.</param>
/// <param name="Digests">Digests of the values of steps 0 to d - 1, 0 to 2 d - 1, ..., and of all.</param>
internal sealed record SavedValues(long Every, IReadOnlyList<double> Values, long DigestEvery, IReadOnlyList<string> Digests)
{
    /// <summary>Entries of either list.</summary>
    private const long MostEntries = 64;

    /// <summary>Steps up to which values are digested and compared one by one: about a second's work.</summary>
    public const long MostSteps = 1L << 26;

    /// <summary>The least distance, a power of two, at which a number of steps has few enough entries.</summary>
    public static long Distance(long steps, long least)
    {
        long every = least;
        while (every * MostEntries < steps)
            every *= 2;
        return every;
    }

    /// <summary>Whether the lists have the lengths that they must have; a file may say anything.</summary>
    public bool Fits(long steps) =>
        steps is > 0 and <= MostSteps && Every == Distance(steps, 1) && DigestEvery == Distance(steps, ValueDigest.Block)
        && Values.Count == Parts(steps, Every) && Digests.Count == Parts(steps, DigestEvery) && Digests.All(digest => digest is not null);

    public static long Parts(long steps, long every) => (steps + every - 1) / every;
}
