using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Hyperparameters of the next steps on the device: it picks the row by its own counter, so no step waits for the host to know its number. Where nothing follows a schedule there is one
/// row for all steps.
/// </summary>
internal sealed class HyperWindow
{
    private const int Most = 64;

    private readonly RunRoute[] routes;
    private readonly ArrayView<double>[] views;
    private readonly double[][] values;
    private bool isValid;

    public HyperWindow(RunRoute[] routes, DeviceBuffers buffers)
    {
        this.routes = routes;
        IsScheduled = routes.Any(route => Array.Exists(route.Drivers, driver => driver.Schedule is not null) || Array.Exists(route.Groups, group => group.Hypers.IsScheduled));
        values = [.. routes.Select(route => new double[Math.Max(1, (IsScheduled ? Most : 1) * (1 + route.Groups.Length) * route.Drivers.Length)])];
        views = [.. values.Select(array => buffers.Take<double>("hyperparameters", array.Length))];
    }

    /// <summary>Whether any value can differ between steps.</summary>
    public bool IsScheduled { get; }

    /// <summary>The first step in the window, counted from 0.</summary>
    public long First { get; private set; }

    /// <summary>Steps in the window.</summary>
    public int Count { get; private set; }

    public ArrayView<double> View(int route) => views[route];

    /// <summary>Rows for each step.</summary>
    public int RowCount(int route) => IsScheduled ? 1 + routes[route].Groups.Length : 0;

    /// <summary>Whether the device has the values of all steps of a range.</summary>
    public bool Covers(long first, long last) => isValid && (!IsScheduled || (first >= First && last < First + Count));

    /// <summary>Values are to be read again.</summary>
    public void Forget() => isValid = false;

    /// <summary>
    /// Hands over the values from a step on, whose values the routes have read. The window ends before a step that has no legal values, or that brings states into being: its
    /// turn comes when the host knows that it is there.
    /// </summary>
    public void Fill(long step, AcceleratorStream stream)
    {
        (First, Count) = (step, 0);
        while (Count < (IsScheduled ? Most : 1) && (Count == 0 || Read(step + Count)))
        {
            Copy();
            Count++;
        }

        if (Count > 1)
            Read(step);
        for (int r = 0; r < routes.Length; r++)
            views[r].CopyFromCPU(stream, values[r]);
        isValid = true;
    }

    /// <summary>Reads the values of a step of the window; false where it has none that are legal.</summary>
    public bool Read(long step)
    {
        try
        {
            foreach (RunRoute route in routes)
                route.ReadHypers(step);
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }

        return routes.All(route => route.Groups.All(group => !group.States.Lacks(group.Hypers.Values)));
    }

    private void Copy()
    {
        for (int r = 0; r < routes.Length; r++)
        {
            int width = routes[r].Drivers.Length, row = Count * (1 + routes[r].Groups.Length);
            routes[r].Values.CopyTo(values[r], row * width);
            foreach (RunGroup group in routes[r].Groups)
                group.Hypers.Values.CopyTo(values[r], ++row * width);
        }
    }
}
