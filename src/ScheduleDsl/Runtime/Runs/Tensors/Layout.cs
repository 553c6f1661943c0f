namespace ScheduleDsl;

/// <summary>Where the arrays of a run lie: a number that changes whenever one moves or comes into being.</summary>
internal sealed class Layout
{
    public int Version { get; private set; }

    public void Changed() => Version++;
}
