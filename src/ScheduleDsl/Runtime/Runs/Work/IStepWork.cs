namespace ScheduleDsl;

/// <summary>What carries the steps of a run out, after hyperparameters have been read and variants chosen.</summary>
internal interface IStepWork
{
    /// <summary>Number of loops over weights of neighbours, or of single tensors, that a single thread would run.</summary>
    int SegmentCount { get; }

    /// <summary>Makes ready. No weight has changed when it fails.</summary>
    void Prepare();

    /// <summary>Runs the step; false where a gate ended it.</summary>
    /// <param name="threads">Most threads.</param>
    /// <param name="number">The step number, from 1.</param>
    /// <param name="seed">Of random numbers.</param>
    bool Run(int threads, long number, long seed);
}

/// <summary>Makes what carries steps out.</summary>
/// <param name="type">What loops compute in.</param>
/// <param name="options">The run's options.</param>
/// <param name="routes">The run's routes.</param>
/// <param name="layout">Changes whenever an array moves or comes into being.</param>
internal delegate IStepWork StepWorkFactory(ElementType type, RunOptions options, RunRoute[] routes, Layout layout);
