namespace ScheduleDsl.Benchmarks.Ceiling;

/// <summary>How many streams of float32 a step reads, and how many of those it writes back.</summary>
internal readonly record struct TrafficShape(int Reads, int Writes)
{
    public int BytesPerElement => sizeof(float) * (Reads + Writes);

    /// <summary>
    /// The shape of a rule that moves so many bytes: it reads weight, gradient and every state, and what is left of the bytes
    /// is written.
    /// </summary>
    public static TrafficShape Of(int bytesPerElement, int states)
    {
        int streams = bytesPerElement / sizeof(float);
        int reads = 2 + states;
        return new TrafficShape(reads, streams - reads);
    }

    public override string ToString() => $"reads {Reads}, writes {Writes}";
}
