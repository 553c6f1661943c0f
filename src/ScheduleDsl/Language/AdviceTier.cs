namespace ScheduleDsl;

/// <summary>How sure advice is.</summary>
public enum AdviceTier
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Wrong in practically every run.</summary>
    Warning,

    /// <summary>Such a run cannot train.</summary>
    Error,
}
