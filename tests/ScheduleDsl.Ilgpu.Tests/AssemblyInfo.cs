using Xunit;

// The simulated processor takes as many threads as it has lanes, and devices are shared.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
