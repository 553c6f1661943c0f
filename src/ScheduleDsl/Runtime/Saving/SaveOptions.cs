namespace ScheduleDsl;

/// <summary>What a saved run holds beyond the state.</summary>
public sealed record SaveOptions
{
    /// <summary>Whether the weights are saved too, each as a tensor of its parameter's name; loading then restores them.</summary>
    public bool IncludeParameters { get; init; }
}
