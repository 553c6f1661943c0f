using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace ScheduleDsl;

/// <summary>
/// One helper thread. It looks for work for about 20 microseconds after the last, then parks. An offer that it has not taken by
/// the time the caller is done is withdrawn, so a step never waits for a thread to wake up.
/// </summary>
internal sealed class Worker
{
    private const int Idle = 0;
    private const int Offered = 1;
    private const int Running = 2;

    private static readonly long SpinTicks = Stopwatch.Frequency / 50_000;

    private readonly object gate = new();
    private IParallelWork? work;
    private ExceptionDispatchInfo? failure;
    private int state;
    private bool parked;

    public Worker(int number)
    {
        Thread thread = new(Loop) { IsBackground = true, Name = $"ScheduleDsl worker {number}" };
        thread.Start();
    }

    public void Offer(IParallelWork offered)
    {
        work = offered;
        failure = null;
        // A full fence: either this thread sees `parked`, or the worker sees the offer before it waits.
        Interlocked.Exchange(ref state, Offered);
        if (!Volatile.Read(ref parked))
            return;
        lock (gate)
            Monitor.Pulse(gate);
    }

    /// <summary>Withdraws the offer, or waits until the worker has done its share; returns what it threw.</summary>
    public ExceptionDispatchInfo? Finish()
    {
        if (Interlocked.CompareExchange(ref state, Idle, Offered) != Offered)
        {
            SpinWait spin = default;
            while (Volatile.Read(ref state) == Running)
                spin.SpinOnce(sleep1Threshold: -1);
        }

        work = null;
        return failure;
    }

    private void Loop()
    {
        while (true)
        {
            AwaitOffer();
            if (Interlocked.CompareExchange(ref state, Running, Offered) != Offered)
                continue;
            try
            {
                work!.Execute();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            Volatile.Write(ref state, Idle);
        }
    }

    private void AwaitOffer()
    {
        long until = Stopwatch.GetTimestamp() + SpinTicks;
        while (Volatile.Read(ref state) != Offered)
        {
            if (Stopwatch.GetTimestamp() < until)
            {
                Thread.SpinWait(10);
                continue;
            }

            lock (gate)
            {
                Volatile.Write(ref parked, true);
                Interlocked.MemoryBarrier();
                while (Volatile.Read(ref state) != Offered)
                    Monitor.Wait(gate);
                parked = false;
            }
        }
    }
}
