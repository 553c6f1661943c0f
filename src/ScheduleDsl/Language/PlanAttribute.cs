using System;

namespace ScheduleDsl;

/// <summary>
/// How long a run is and how large its batches are. On a recipe: the plan of the run, handed on to every schedule that it follows. On a
/// schedule: the defaults of its properties <c>Steps</c>, <c>BatchSize</c>, <c>Accumulation</c>, <c>DatasetSize</c> and
/// <c>SequenceLength</c>, of which it has those that its units need.
/// </summary>
/// <remarks>
/// One update sees <c>BatchSize * Accumulation</c> samples; an epoch has <c>ceil(DatasetSize / (BatchSize * Accumulation))</c> updates,
/// as the last batch may be short. See <see cref="Plan"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PlanAttribute : Attribute
{
    /// <summary>Number of updates, at least 1; becomes the <c>Steps</c> of every schedule that the recipe follows.</summary>
    public long Steps { get; set; }

    /// <summary>Instead of <see cref="Steps"/>: number of passes over the data set, above 0. Needs <see cref="DatasetSize"/> and <see cref="BatchSize"/>.</summary>
    public double Epochs { get; set; }

    /// <summary>Samples of one forward and backward pass over all devices together, at least 1; 0 where the plan does not say.</summary>
    public int BatchSize { get; set; }

    /// <summary>Passes whose gradients are added up for one update, at least 1.</summary>
    public int Accumulation { get; set; } = 1;

    /// <summary>
    /// Samples in the data set, at least 1; 0 where the plan does not say. A loader that drops the last short batch sees fewer: give
    /// the number that it sees.
    /// </summary>
    public long DatasetSize { get; set; }

    /// <summary>Tokens in one sample, at least 1; 0 where the plan does not say.</summary>
    public int SequenceLength { get; set; }
}
