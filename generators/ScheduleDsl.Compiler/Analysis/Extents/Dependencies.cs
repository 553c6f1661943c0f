using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>For each value of a graph, what it is computed from.</summary>
internal sealed class Dependencies
{
    private readonly ulong[][] under;

    public Dependencies(IReadOnlyList<Value> values)
    {
        int words = (values.Count + 63) / 64;
        under = new ulong[values.Count][];
        for (int i = 0; i < under.Length; i++)
        {
            ulong[] own = under[i] = new ulong[words];
            own[i / 64] |= 1UL << (i % 64);
            foreach (int operand in values[i].Operands)
            {
                for (int word = 0; word < words; word++)
                    own[word] |= under[operand][word];
            }
        }
    }

    /// <summary>Whether a value is computed from another, or is it.</summary>
    public bool Has(int value, int on) => (under[value][on / 64] & (1UL << (on % 64))) != 0;

    public bool HasAny(int value, IEnumerable<int> on) => on.Any(o => Has(value, o));
}
