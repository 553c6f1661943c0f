using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// An optimizer at work on a table of parameters: states, step and loops. Weights depend on settings, gradients and step only,
/// never on threads, chunks, vector width or how memory is laid out. Not for use by several threads at once.
/// </summary>
/// <example><code>
/// using var run = Lion.For(parameters, new LionSettings { LearningRate = new Wsd(), WeightDecay = 0.1 });
/// StepResult result = run.Step();
/// </code></example>
public sealed partial class OptimizerRun : IDisposable
{
    private readonly CompiledRule rule;
    private readonly ParameterTable table;
    private readonly OptimizerSettings settings;
    private readonly int threads;
    private readonly HyperDriver[] drivers;
    private readonly double[] settingsValues;
    private readonly RunGroup[] groups;
    private readonly StepWork work;
    private readonly Dictionary<string, (int Group, int Index)> places = new(StringComparer.Ordinal);
    private readonly Dictionary<Schedule, ValueDigest> digests = new(ReferenceEqualityComparer.Instance);
    private int? gradientVersion;
    private long valuesOfStep = -1;
    private bool disposed;

    private OptimizerRun(ParameterTable table, OptimizerSettings settings, RunOptions options)
    {
        ObjectDisposedException.ThrowIf(table.IsDisposed, table);
        RequireOptions(options);
        (rule, this.table, this.settings, threads, Seed) = (settings.Rule, table, settings, options.Threads, options.Seed);
        drivers = Enumerable.Range(0, rule.Hypers.Count).Select(i => HyperDriver.From(rule, i, settings.SlotOf(i))).ToArray();
        settingsValues = new double[drivers.Length];
        quantities = Checked(options.Quantities, settings);
        quantityValues = new double[quantities.Length];
        groups = GroupAssignment.Run(table, options).Select(members => new RunGroup(rule, table.ElementType, members, drivers)).ToArray();
        for (int g = 0; g < groups.Length; g++)
        {
            for (int i = 0; i < groups[g].Parameters.Count; i++)
                places.Add(groups[g].Parameters[i].Name, (g, i));
        }

        ReadHypers(step: 0);
        foreach (RunGroup group in groups)
            group.Start();
        work = new StepWork(rule, table.ElementType, options, groups);
        table.InUse = true;
    }

    /// <summary>Starts a run at step 0; generated <c>For</c> methods call it.</summary>
    /// <param name="parameters">What to update; gradients may come later. The run does not own it.</param>
    /// <param name="settings">The rule's hyperparameters.</param>
    /// <param name="options">Groups, threads and vector width.</param>
    /// <exception cref="ArgumentException">
    /// A hyperparameter is out of range, parameters and groups do not fit together, or an option is out of range.
    /// </exception>
    public static OptimizerRun Create(ParameterTable parameters, OptimizerSettings settings, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(settings);
        return new OptimizerRun(parameters, settings, options ?? new RunOptions());
    }

    /// <summary>Number of updates applied so far; the index, from 0, of the next one.</summary>
    public long Steps { get; private set; }

    /// <summary>The seed of the run's random numbers, saved with it.</summary>
    public long Seed { get; private set; }

    /// <summary>Updates every parameter once. Schedules are read at <see cref="Steps"/>; the rule sees the step number from 1.</summary>
    /// <exception cref="InvalidOperationException">Some parameters have no gradients yet; the message names them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A schedule gives a value that its hyperparameter does not allow.</exception>
    /// <exception cref="ObjectDisposedException">The run or its table has been disposed of.</exception>
    public StepResult Step()
    {
        RequireAlive();
        if (gradientVersion != table.GradientVersion)
        {
            RequireGradients();
            work.Refresh();
            gradientVersion = table.GradientVersion;
        }

        // All that can fail comes before the first weight changes.
        ReadHypers(Steps);
        foreach (RunGroup group in groups)
            group.Prepare(Steps);
        work.Run(threads);
        GC.KeepAlive(table);
        Steps++;
        valuesOfStep = Steps;
        return new StepResult(this, Steps, applied: true);
    }

    /// <summary>Ends the run; the parameters stay.</summary>
    public void Dispose()
    {
        disposed = true;
        foreach (RunGroup group in groups)
            group.States = group.States.Empty();
    }

    internal int SegmentCount => work.SegmentCount;

    internal double LastValue(long step, string hyper, string? group)
    {
        RequireValuesOf(step);
        int index = rule.HyperIndex(hyper);
        if (group is null)
            return settingsValues[index];
        // A lambda that compares names would be allocated at every reading.
        foreach (RunGroup candidate in groups)
        {
            if (candidate.Name == group)
                return candidate.Hypers.Values[index];
        }

        throw new KeyNotFoundException($"There is no group {group}{Nearest.Hint(group, groups.Select(candidate => candidate.Name))}");
    }

    private void RequireValuesOf(long step)
    {
        if (step != valuesOfStep)
            throw new InvalidOperationException($"The values of step {step} are gone: read them before the next step or load.");
    }

    private void ReadHypers(long step)
    {
        valuesOfStep = -1;
        ReadQuantities(step);
        for (int i = 0; i < drivers.Length; i++)
            settingsValues[i] = drivers[i].At(step);
        foreach (RunGroup group in groups)
            group.Hypers.Read(step, settingsValues);
    }

    private void RequireAlive()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ObjectDisposedException.ThrowIf(table.IsDisposed, table);
    }

    private void RequireGradients()
    {
        // A plain loop: gradients may move before every step, and steps do not allocate.
        int missing = 0;
        for (int i = 0; i < table.Count; i++)
            missing += table.Parameters[i].HasGradients ? 0 : 1;
        if (missing == 0)
            return;
        IEnumerable<string> names = table.Parameters.Where(parameter => !parameter.HasGradients).Select(parameter => parameter.Name);
        throw new InvalidOperationException($"A step needs gradients; these parameters have none: {string.Join(", ", names)}.");
    }

    private static void RequireOptions(RunOptions options)
    {
        if (options.Threads is < 1 or > 1024)
            throw new ArgumentException($"RunOptions.Threads is {options.Threads}: it must be at least 1 and at most 1024");
        if (options.ChunkElements is < 1024 or > 1 << 30)
            throw new ArgumentException($"RunOptions.ChunkElements is {options.ChunkElements}: it must be at least 1024 and at most {1 << 30}");
        if (!Enum.IsDefined(options.Arm))
            throw new ArgumentException($"RunOptions.Arm is {options.Arm}: it must be one of {string.Join(", ", Enum.GetNames<Arm>())}");
    }
}
