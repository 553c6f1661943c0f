using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>
/// From which worlds an operand can be seen. A few places of each are run several times, with other numbers in the place of what they do not see: where the operand changes with these, it is not
/// of that world.
/// </summary>
internal sealed class Sightings
{
    private readonly Dictionary<World, bool[]> isSeen = [];

    /// <summary>How many operands places gave.</summary>
    public int Operands { get; private set; }

    /// <summary>What a place of a world gave, once for each run of it; null where a run came somewhere else.</summary>
    public void Add(World world, IReadOnlyList<float[]?> runs)
    {
        if (!isSeen.TryGetValue(world, out bool[]? seen))
            isSeen.Add(world, seen = [true, true, true]);
        Operands = runs.Max(run => run?.Length ?? 0);
        for (int operand = 0; operand < seen.Length; operand++)
            seen[operand] &= runs.All(run => run is not null && runs[0] is { } first && (operand >= run.Length || SameBits.Of(run[operand], first[operand])));
    }

    /// <summary>Forgets them: in the next round the places are run again.</summary>
    public void Clear() => isSeen.Clear();

    /// <summary>The worlds that see an operand.</summary>
    /// <param name="operand">Which one, from 0.</param>
    public IReadOnlyList<World> Of(int operand) => [.. isSeen.Where(s => s.Value[operand]).Select(s => s.Key)];
}
