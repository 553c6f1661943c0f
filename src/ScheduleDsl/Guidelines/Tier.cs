namespace ScheduleDsl.Guidelines;

/// <summary>How sure a guideline is that a run goes wrong.</summary>
internal enum Tier
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Wrong in practically every run.</summary>
    Warning,

    /// <summary>Such a run cannot train.</summary>
    Error,
}
