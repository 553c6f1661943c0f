namespace ScheduleDsl.Benchmarks.Ceiling;

/// <summary>A loop that moves a rule's bytes and does nothing else.</summary>
internal unsafe interface ICeiling
{
    /// <summary>What it is, and how it was built.</summary>
    string Name { get; }

    /// <summary>Reads every stream and writes the first ones back unchanged; false where it does not know the shape.</summary>
    bool Move(TrafficShape shape, float** streams, int count);
}
