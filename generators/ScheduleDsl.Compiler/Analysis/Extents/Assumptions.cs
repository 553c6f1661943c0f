using System.Collections.Generic;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>What is taken for true while a value is judged: the conditions on the way to it, and what follows from them.</summary>
internal sealed class Assumptions
{
    private readonly HashSet<int> touched = [];

    /// <param name="outer">What is taken for true around it.</param>
    public Assumptions(Assumptions? outer)
    {
        Outer = outer;
        if (outer is null)
            return;
        foreach (KeyValuePair<int, Extent> extent in outer.Extents)
            Extents.Add(extent.Key, extent.Value);
        foreach (KeyValuePair<int, bool> truth in outer.Truths)
            Truths.Add(truth.Key, truth.Value);
        Orders.AddRange(outer.Orders);
        Open.AddRange(outer.Open);
        Splits = outer.Splits;
    }

    public Assumptions? Outer { get; }

    /// <summary>Narrower extents of values.</summary>
    public Dictionary<int, Extent> Extents { get; } = [];

    /// <summary>Conditions whose answer is known.</summary>
    public Dictionary<int, bool> Truths { get; } = [];

    /// <summary>Pairs of which the first is at least the second, or greater.</summary>
    public List<(int Large, int Small, bool IsStrict)> Orders { get; } = [];

    /// <summary>Conditions whose answer is known and says something of their operands only together with others.</summary>
    public List<(int Condition, bool Truth)> Open { get; } = [];

    /// <summary>How many choices have been taken apart to come here.</summary>
    public int Splits { get; set; }

    /// <summary>What has been found under these assumptions.</summary>
    public Dictionary<int, Known> Found { get; } = [];

    /// <summary>Values of which these assumptions say more than those around them.</summary>
    public IEnumerable<int> Touched => touched;

    public void Touch(int value)
    {
        touched.Add(value);
        Found.Clear();
    }
}
