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
    private static readonly Predicate<RunRoute> Applies = static route => route.Shared.Code.Applies;

    private readonly ParameterTable table;
    private readonly int threads;
    private readonly RunRoute[] routes;
    private readonly Layout layout = new();
    private readonly IStepWork work;
    private readonly Dictionary<string, RunTensor> tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<Schedule, ValueDigest> digests = new(ReferenceEqualityComparer.Instance);
    private readonly bool readsGradients;
    private readonly bool skipsMissing;
    private readonly Action<MatrixFault>? onMatrixFault;
    private readonly StoredGradients? storedGradients;
    private readonly RunOutputs outputs;
    private readonly RunPrecision precision;
    private int? gradientVersion;
    private long readings;
    private bool nothingToDo;
    private bool disposed;

    private OptimizerRun(ParameterTable table, IReadOnlyList<RouteMembers> members, RunOptions options, StepWorkFactory? factory)
    {
        ObjectDisposedException.ThrowIf(table.IsDisposed, table);
        RequireOptions(options);
        foreach (RouteMembers route in members)
            RequireRanks(route);
        (this.table, threads, Seed) = (table, options.Threads, options.Seed);
        (skipsMissing, onMatrixFault) = (options.SkipMissingGradients, options.OnMatrixFault);
        Dictionary<Parameter, int> positions = [];
        foreach (Parameter parameter in table.Parameters)
            positions.Add(parameter, positions.Count);
        precision = new RunPrecision(table, options, members);
        outputs = precision.Outputs;
        routes = [.. members.Select(route => new RunRoute(route.Name, route.Settings, precision, route.Groups, positions, table.Length, layout))];
        // Methods that descend by losses alone have no gradients, and no memory for them.
        readsGradients = Array.Exists(routes, route => route.Plan.ReadsGradients);
        RunRoute? writing = Array.Find(routes, route => route.Plan.WritesGradients);
        if (writing is not null || options.MayOverwriteGradients)
            storedGradients = new StoredGradients(table, writing?.Rule);
        quantities = Checked(options.Quantities, routes);
        quantityValues = new double[quantities.Length];
        foreach (RunTensor tensor in Groups.SelectMany(group => group.Tensors))
            tensors.Add(tensor.Parameter.Name, tensor);
        ReadHypers(step: 0);
        foreach (RunRoute route in routes)
            Start(route);
        work = factory is null ? new StepWork(precision.Compute, options, routes, layout) : factory(precision.Compute, options, routes, layout);
        Device = options.Device;
        execution = Begin(Device);
        execution?.TakeOver(0);
        table.InUse = true;
    }

    /// <summary>Starts a run at step 0; generated <c>For</c> methods call it.</summary>
    /// <param name="parameters">What to update; gradients may come later. The run does not own it.</param>
    /// <param name="settings">The rule's hyperparameters.</param>
    /// <param name="options">Groups, threads and vector width.</param>
    /// <exception cref="ArgumentException">
    /// A hyperparameter is out of range, parameters and groups do not fit together, the rule is not for tensors of a parameter's rank or asks its matrices for more singular
    /// vectors than they have, an option is out of range, or weights and gradients cannot be computed together.
    /// </exception>
    public static OptimizerRun Create(ParameterTable parameters, OptimizerSettings settings, RunOptions? options = null) => Create(parameters, settings, options, work: null);

    /// <summary>The same with something else than the loops of this machine to carry out its steps.</summary>
    internal static OptimizerRun Create(ParameterTable parameters, OptimizerSettings settings, RunOptions? options, StepWorkFactory? work)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(settings);
        options ??= new RunOptions();
        return new OptimizerRun(parameters, [new RouteMembers("", settings, GroupAssignment.Run(parameters, options))], options, work);
    }

    /// <summary>Starts a run at step 0 in which several optimizers share the parameters.</summary>
    /// <param name="parameters">What to update; gradients may come later. The run does not own it.</param>
    /// <param name="routes">Which optimizer is for which parameters.</param>
    /// <param name="options">Threads and vector width; groups belong to the routes.</param>
    /// <exception cref="ArgumentException">
    /// A parameter is in no route or in two, a rule is not for tensors of a parameter's rank, a hyperparameter is out of range, or an option is out of range.
    /// </exception>
    public static OptimizerRun Create(ParameterTable parameters, IReadOnlyList<Route> routes, RunOptions? options = null) => Create(parameters, routes, options, work: null);

    /// <summary>The same with something else than the loops of this machine to carry out its steps.</summary>
    internal static OptimizerRun Create(ParameterTable parameters, IReadOnlyList<Route> routes, RunOptions? options, StepWorkFactory? work)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(routes);
        options ??= new RunOptions();
        return new OptimizerRun(parameters, RouteAssignment.Run(parameters, routes, options), options, work);
    }

    /// <summary>The seed of the run's random numbers, saved with it.</summary>
    public long Seed { get; private set; }

    /// <summary>Updates every parameter once. Schedules are read at <see cref="Steps"/>; the rule sees the step number from 1.</summary>
    /// <exception cref="InvalidOperationException">Some parameters have no gradients yet; the message names them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A schedule gives a value that its hyperparameter does not allow.</exception>
    /// <exception cref="ObjectDisposedException">The run or its table has been disposed of.</exception>
    public StepResult Step()
    {
        RequireAlive();
        RequireNoEvaluation("a step");
        if (gradientVersion != table.GradientVersion)
        {
            if (readsGradients && skipsMissing)
                SkipMissing();
            else if (readsGradients && execution is not { HoldsGradients: true })
                RequireGradients();
            storedGradients?.RequireSeparate();
            layout.Changed();
            gradientVersion = table.GradientVersion;
        }

        if (nothingToDo)
            return new StepResult(this, Steps, readings, applied: false);
        if (execution is not null)
            return StepOnDevice();

        // All that can fail comes before the first weight changes.
        ReadHypers(Steps);
        RequireScalars();
        foreach (RunRoute route in routes)
            route.Prepare(Steps + 1);
        work.Prepare();
        bool applied = work.Run(threads, Steps + 1, Seed) && Array.Exists(routes, Applies);
        foreach (RunRoute route in routes)
            route.Store();
        GC.KeepAlive(table);
        Steps += applied ? 1 : 0;
        return new StepResult(this, Steps, readings, applied);
    }

    /// <summary>Ends the run; the parameters stay.</summary>
    public void Dispose()
    {
        try
        {
            if (!disposed && !table.IsDisposed)
                execution?.ReadWeights();
        }
        finally
        {
            disposed = true;
            execution?.Dispose();
            foreach (RunGroup group in Groups)
            {
                group.States = group.States.Empty();
                group.Scratch.Clear();
            }
        }
    }

    /// <summary>What loops compute in.</summary>
    internal ElementType ComputesIn => routes[0].Type;

    /// <summary>Whether a rule of the run stores to gradients.</summary>
    internal bool StoresGradients => storedGradients is not null;

    /// <summary>All groups, in the order of routes.</summary>
    internal IEnumerable<RunGroup> Groups => routes.SelectMany(route => route.Groups);

    internal int SegmentCount => work.SegmentCount;

    /// <inheritdoc cref="StepWork.WholeCount"/>
    internal int WholeCount => work is StepWork onProcessor ? onProcessor.WholeCount : 0;

    internal double LastValue(long reading, long step, string hyper, string? group)
    {
        RequireValuesOf(reading, step);
        Settle();
        if (group is null)
        {
            foreach (RunRoute route in routes)
            {
                if (route.Rule.Has(hyper) || route == routes[^1])
                    return route.Values[route.Rule.HyperIndex(hyper)];
            }
        }

        // A lambda that compares names would be allocated at every reading.
        foreach (RunRoute route in routes)
        {
            foreach (RunGroup candidate in route.Groups)
            {
                if (candidate.Name == group)
                    return candidate.Hypers.Values[route.Rule.HyperIndex(hyper)];
            }
        }

        throw new KeyNotFoundException($"There is no group {group}{Nearest.Hint(group!, Groups.Select(candidate => candidate.Name))}");
    }

    private void RequireValuesOf(long reading, long step)
    {
        if (reading != readings)
            throw new InvalidOperationException($"The values of step {step} are gone: read them before the next step or load.");
    }

    private void ReadHypers(long step)
    {
        readings++;
        ReadValues(step);
    }

    private void ReadValues(long step)
    {
        ReadQuantities(step);
        foreach (RunRoute route in routes)
            route.ReadHypers(step);
    }

    private void RequireAlive()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ObjectDisposedException.ThrowIf(table.IsDisposed, table);
        outputs.RequireAlive();
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

    private void SkipMissing()
    {
        nothingToDo = tensors.Count > 0;
        foreach (RunTensor tensor in tensors.Values)
        {
            tensor.IsSkipped = !tensor.Parameter.HasGradients && tensor.Group.Route.Plan.ReadsGradients;
            nothingToDo &= tensor.IsSkipped;
        }
    }

    private static void Start(RunRoute route)
    {
        route.Start();
        // What the first step would come upon is said now.
        if (route.Plan.HasMatrices && route.HasAllInputs())
            route.Prepare(1);
    }

    private static void RequireRanks(RouteMembers route)
    {
        (int least, int most) = route.Settings.Rule.Ranks;
        Parameter[] others = [.. route.Groups.SelectMany(group => group.Parameters).Where(parameter => parameter.Rank < least || parameter.Rank > most)];
        if (others.Length == 0)
            return;
        string ranks = most == int.MaxValue ? $"{least} or more" : least == most ? $"{least}" : $"{least} to {most}";
        throw new ArgumentException(
            $"{route.Settings.Rule.ShortName()} updates tensors of rank {ranks}, and is given {string.Join(", ", others.Select(parameter => $"{parameter} of rank {parameter.Rank}"))}: give them to another route.");
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
