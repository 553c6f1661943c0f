using System;
using System.Threading;

namespace ScheduleDsl.Benchmarks.Measuring;

/// <summary>
/// Threads for the contenders that have none of their own. All parts start together and the caller waits for the last; in
/// between nobody spins, so that the other contenders have the cores to themselves.
/// </summary>
internal sealed class Gang : IDisposable
{
    private readonly Thread[] threads;
    private readonly SemaphoreSlim[] go;
    private readonly CountdownEvent done;
    private Action<int>? work;

    public Gang(int size)
    {
        Size = size;
        done = new CountdownEvent(1);
        go = new SemaphoreSlim[size - 1];
        threads = new Thread[size - 1];
        for (int i = 0; i < threads.Length; i++)
        {
            int part = i + 1;
            go[i] = new SemaphoreSlim(0);
            threads[i] = new Thread(() => Work(part)) { IsBackground = true, Name = $"baseline {part}" };
            threads[i].Start();
        }
    }

    public int Size { get; }

    /// <summary>Calls the work once for each part, part 0 on the calling thread.</summary>
    public void Run(Action<int> part)
    {
        work = part;
        done.Reset(Size);
        foreach (SemaphoreSlim one in go)
            one.Release();
        part(0);
        done.Signal();
        done.Wait();
    }

    public void Dispose()
    {
        work = null;
        for (int i = 0; i < threads.Length; i++)
        {
            go[i].Release();
            threads[i].Join();
            go[i].Dispose();
        }

        done.Dispose();
    }

    private void Work(int part)
    {
        for (;;)
        {
            go[part - 1].Wait();
            if (work is not { } current)
                return;
            current(part);
            done.Signal();
        }
    }
}
