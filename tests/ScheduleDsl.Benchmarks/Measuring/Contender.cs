using System;
using System.Diagnostics;

namespace ScheduleDsl.Benchmarks.Measuring;

/// <summary>What a contender is, so that tables can pick it out without knowing its name.</summary>
internal enum Role
{
    /// <summary><c>run.Step()</c> of the library.</summary>
    Library,

    /// <summary>The library over one flat tensor of as many weights.</summary>
    LibraryFlat,

    /// <summary>The library over tensors in arrays of their own.</summary>
    LibraryApart,

    /// <summary>The loop that the library generated for one vector width, called by itself.</summary>
    VectorArm,

    /// <summary>The loop that the library generated for one weight at a time, called by itself.</summary>
    ScalarArm,

    /// <summary>Nothing but the traffic.</summary>
    Ceiling,

    /// <summary>A loop written by hand, one weight at a time.</summary>
    NaiveLoop,

    /// <summary>A loop of vectors written by hand.</summary>
    HandVector,

    /// <summary>A chain of calls into System.Numerics.Tensors.</summary>
    TensorPrimitives,

    /// <summary>PyTorch in a child process.</summary>
    PyTorch,
}

/// <summary>One of the programs that take turns in a rotation.</summary>
internal abstract class Contender(string name, Role role) : IDisposable
{
    public string Name { get; } = name;

    public Role Role { get; } = role;

    /// <summary>Runs so many optimizer steps.</summary>
    public abstract void Run(int steps);

    /// <summary>Seconds that so many steps took.</summary>
    public virtual double Time(int steps)
    {
        long start = Stopwatch.GetTimestamp();
        Run(steps);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public virtual void Dispose()
    {
    }
}
