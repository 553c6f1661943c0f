// libtorch's generator and its number of threads are those of the process.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
