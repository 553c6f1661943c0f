using System;
using System.Threading.Tasks;

namespace ScheduleDsl.Ilgpu;

/// <summary>What is left of a step when it returns, at work on a thread of its own. Whatever needs it, or would disturb it, joins it first.</summary>
internal sealed class StepTail(IlgpuDevice device)
{
    private Task? work;

    /// <summary>Whether nobody has joined the work yet, be it over or not.</summary>
    public bool IsPending => work is not null;

    /// <summary>What tests have the work begin with.</summary>
    public Action? Entering { get; set; }

    /// <summary>Begins it. ILGPU binds the accelerator to a thread with each launch and copy, so any thread will do.</summary>
    /// <param name="tail">The work.</param>
    /// <param name="end">What comes behind it even where it fails.</param>
    public void Start(Action tail, Action end)
    {
        Action? entering = Entering;
        work = device.Follow(() =>
        {
            try
            {
                entering?.Invoke();
                tail();
            }
            catch
            {
                Try(end);
                throw;
            }

            end();
        });
    }

    /// <summary>Waits for it, and throws what it failed with: once.</summary>
    public void Join()
    {
        // A waiting thread carries out work that nobody has begun.
        Task? done = work;
        work = null;
        done?.GetAwaiter().GetResult();
    }

    /// <summary>Waits for it, whatever becomes of it.</summary>
    public void Wait() => Try(Join);

    // What fails here comes of what somebody is told anyway, or there is nobody left to tell.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
        }
    }
}
