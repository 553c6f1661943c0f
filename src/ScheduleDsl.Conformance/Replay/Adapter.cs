using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>
/// What maps the fields of one family's files to a built-in. An adapter is found by its type alone: adding a family is
/// adding one file.
/// </summary>
internal abstract class Adapter
{
    public abstract string Family { get; }

    /// <exception cref="GoldenFileException">The file lacks something, or has what the replay does not know.</exception>
    public abstract Comparison Replay(GoldenFile file, ConformanceOptions options);
}
