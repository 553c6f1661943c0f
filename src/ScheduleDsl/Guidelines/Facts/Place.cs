namespace ScheduleDsl.Guidelines.Facts;

/// <summary>Something a finding can be about.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Site">Where it is written, as far as its reader knows: a location in code, or null.</param>
internal sealed record Place(string Name, object? Site);
