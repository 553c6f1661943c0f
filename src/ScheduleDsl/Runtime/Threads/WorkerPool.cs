using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace ScheduleDsl;

/// <summary>Work that any number of threads may enter; each returns when nothing is left to take.</summary>
internal interface IParallelWork
{
    void Execute();
}

/// <summary>
/// The threads that help with steps: one set for the process, started when first asked for. The platform's pool would allocate
/// at every step and wakes its threads too slowly for steps of a few microseconds.
/// </summary>
internal static class WorkerPool
{
    private static Worker[] workers = [];
    private static int busy;

    /// <summary>Runs the work on the caller and up to <paramref name="threads"/> - 1 helpers, and returns when all of it is done.</summary>
    public static void Run(IParallelWork work, int threads)
    {
        // Two runs that step at the same time share the machine: the second makes do with its own thread.
        if (threads <= 1 || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            work.Execute();
            return;
        }

        try
        {
            Share(work, threads - 1);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    private static void Share(IParallelWork work, int helpers)
    {
        Grow(helpers);
        ExceptionDispatchInfo? failure = null;
        for (int i = 0; i < helpers; i++)
            workers[i].Offer(work);
        try
        {
            work.Execute();
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }

        for (int i = 0; i < helpers; i++)
            failure = workers[i].Finish() ?? failure;
        failure?.Throw();
    }

    private static void Grow(int count)
    {
        if (workers.Length >= count)
            return;
        Worker[] grown = new Worker[count];
        workers.CopyTo(grown, 0);
        for (int i = workers.Length; i < count; i++)
            grown[i] = new Worker(i + 1);
        workers = grown;
    }
}
