using System;

namespace ScheduleDsl.Ilgpu;

/// <summary>A device cannot do what it was asked for: there is none, it has no room, or a kernel does not compile for it.</summary>
public sealed class IlgpuException : Exception
{
    /// <summary>An error with its words.</summary>
    public IlgpuException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its words and what caused it.</summary>
    public IlgpuException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
