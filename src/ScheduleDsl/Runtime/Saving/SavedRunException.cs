using System;

namespace ScheduleDsl;

/// <summary>A saved run cannot be loaded; the message names what is wrong. The run that tried is as it was.</summary>
public sealed class SavedRunException : Exception
{
    /// <summary>An error with its message.</summary>
    public SavedRunException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its message and cause.</summary>
    public SavedRunException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
