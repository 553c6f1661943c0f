using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Precision;

/// <summary>A family whose states are kept as 8-bit blocks: the rule is the usual one, its states' precision is declared.</summary>
internal abstract class Block8Adapter : OptimizerAdapter
{
    protected sealed override RunOptions Options(OptimizerSettings settings) => new()
    {
        StatePrecisions = settings.Rule.States.ToDictionary(s => s.Name, s => PrecisionOf(s.Name)),
    };

    protected virtual StatePrecision PrecisionOf(string state) => StatePrecision.Block8Signed;

    /// <summary>The files' blocks are those of the format.</summary>
    protected static void RequireBlocks(Fields hyper)
    {
        if (hyper.Count("block") is var block && block != BlockFormat.Length)
            throw hyper.Wrong($"blocks have {block} weights, the format's {BlockFormat.Length}");
    }
}
