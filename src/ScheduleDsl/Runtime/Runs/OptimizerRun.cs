using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>An optimizer at work on a table of parameters: the states, the step, and the loops over them.</summary>
public sealed partial class OptimizerRun : IDisposable
{
    /// <summary>Starts a run at step 0.</summary>
    public static OptimizerRun Create(ParameterTable parameters, OptimizerSettings settings, RunOptions? options = null) => throw new NotImplementedException();

    /// <summary>Number of updates applied so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Updates every parameter once.</summary>
    public StepResult Step() => throw new NotImplementedException();

    /// <summary>The state of a parameter.</summary>
    public ReadOnlySpan<float> State(string parameter, string state) => throw new NotImplementedException();

    /// <summary>Saves.</summary>
    public void Save(string path, SaveOptions? options = null) => throw new NotImplementedException();

    /// <summary>Loads.</summary>
    public void Load(string path, LoadOptions? options = null) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();

    internal double LastValue(long step, string hyper, string? group) => throw new NotImplementedException();
}
