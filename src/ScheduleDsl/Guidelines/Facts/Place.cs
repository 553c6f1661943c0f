namespace ScheduleDsl.Guidelines.Facts;

/// <summary>Something a finding can be about.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Site">Where it is written, as far as its reader knows: a location in code, or null. Of a setting that nobody wrote, where it would be.</param>
internal sealed record Place(string Name, object? Site)
{
    /// <summary>The setting with another number.</summary>
    public Change To(double value) => new(this, NumberText.Written(value));

    /// <summary>The setting on or off.</summary>
    public Change To(bool value) => new(this, value ? "true" : "false");

    /// <summary>What is written is taken away.</summary>
    public Change Away() => new(this, null);
}
