using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>
/// One step of a replay: runs bodies until none waits for a collective. Of a body with matrix operations a few places of each world go ahead and find out which world's values the next operation is
/// about; only the places of that world follow.
/// </summary>
internal sealed class StepReplay
{
    private readonly RuleBody body;
    private readonly IReadOnlyList<ReplayTensor> tensors;
    private readonly ReplayInputs inputs;
    private readonly long step;
    private readonly Collector collector;
    private readonly Dictionary<(int Tensor, MatrixSpace Space), World> worlds = [];
    private readonly Dictionary<World, List<int>> waiting = [];
    private readonly Dictionary<World, (float[] Values, object[] Optimizers)> results = [];

    // What the places that went ahead in this round have come to, for each tensor with matrices.
    private readonly Dictionary<int, HashSet<object>> ahead = [];

    public StepReplay(RuleBody body, IReadOnlyList<ReplayTensor> tensors, ReplayInputs inputs, ReplayDraws draws, long step)
    {
        (this.body, this.tensors, this.inputs, this.step) = (body, tensors, inputs, step);
        collector = new Collector(tensors, draws, step);
        OneWeight.SetDraws(collector);
        for (int t = 0; t < tensors.Count; t++)
            Begin(t);
    }

    /// <summary>The next values and optimizers of a tensor's weights.</summary>
    public (float[] Values, object[] Optimizers) ResultOf(int tensor) => results[worlds[(tensor, MatrixSpace.Element)]];

    /// <summary>The next states of a tensor's matrices.</summary>
    public IEnumerable<(StateField State, float[] Values)> MatricesOf(int tensor) =>
        from state in body.States
        where state.IsFloat && MatrixSpace.Of(state.Space) is { IsApart: true } space && worlds.ContainsKey((tensor, space))
        let optimizers = results[worlds[(tensor, MatrixSpace.Of(state.Space)!.Value)]].Optimizers
        select (state, Array.ConvertAll(optimizers, o => (float)state.Of(o)));

    /// <summary>Runs every body to its end.</summary>
    /// <exception cref="ReplayException">The body does not fit its declarations.</exception>
    public void Run()
    {
        while (true)
        {
            LookAhead();
            bool isParked = false;
            foreach (World world in worlds.Values.Where(IsWanted).ToArray())
                isParked |= RunAll(world);
            if (!isParked && worlds.Values.All(w => waiting[w].Count == 0 || !IsKept(w)))
                return;
            if (!ShowMatrices())
                collector.Reduce(WorldOf);
        }
    }

    private void Begin(int tensor)
    {
        ReplayTensor of = tensors[tensor];
        of.HasMatrices |= body.HasMatrices;
        foreach (World old in worlds.Values.Where(w => w.Tensor == tensor).ToArray())
            worlds.Remove((tensor, old.Space));
        if (!of.HasMatrices || of.Length == 0)
        {
            Add(World.OfWeights(tensor, of));
            return;
        }

        if (!of.HasStepped)
        {
            OneWeight.SetDraws(null);
            OneWeight.SetReplay(null, null);
            object started = body.Started(of.Optimizers[0]);
            of.Optimizers = [.. of.Optimizers.Select(_ => body.Copy(started))];
            OneWeight.SetDraws(collector);
        }
        OneWeight.SetReplay(collector, of.Facts);
        MatrixSpace[] spaces = [.. body.States.Where(s => s.IsFloat && s.Exists(of.Optimizers[0])).Select(s => MatrixSpace.Of(s.Space)).OfType<MatrixSpace>().Where(s => s.IsApart).Distinct()];
        foreach (MatrixSpace space in spaces.Concat([MatrixSpace.Row, MatrixSpace.Column]))
            WorldOf(tensor, space);
        StateField[] apart = [.. body.States.Where(s => !s.IsSeenFrom(MatrixSpace.Element))];
        foreach (object optimizer in of.Optimizers)
            Array.ForEach(apart, s => s.Set(optimizer, float.NaN));
        Add(World.OfWeights(tensor, of));
    }

    private World WorldOf(int tensor, MatrixSpace space)
    {
        if (worlds.TryGetValue((tensor, space), out World? world))
            return world;
        OneWeight.SetReplay(collector, tensors[tensor].Facts);
        return Add(World.OfSpace(tensor, tensors[tensor], space, body, body.Directions(tensors[tensor].Optimizers[0])));
    }

    private World Add(World world)
    {
        worlds.Add((world.Tensor, world.Space), world);
        waiting.Add(world, [.. Enumerable.Range(0, world.Length)]);
        results.Add(world, (new float[world.Length], new object[world.Length]));
        return world;
    }

    // A body that is found to have matrix operations runs again, with all its worlds.
    private bool ShowMatrices()
    {
        int[] found = [.. worlds.Values.Where(w => w.Of.HasMatrices && w.Length > 0).GroupBy(w => w.Tensor).Where(g => g.Count() == 1).Select(g => g.Key)];
        if (found.Length > 0)
            collector.Forget();
        Array.ForEach(found, Begin);
        return found.Length > 0;
    }

    private bool HasWorlds(int tensor) => worlds.ContainsKey((tensor, MatrixSpace.Row));

    private void LookAhead()
    {
        ahead.Clear();
        collector.ForgetSightings();
        foreach (World world in worlds.Values.Where(w => HasWorlds(w.Tensor)).ToArray())
        {
            if (!ahead.TryGetValue(world.Tensor, out HashSet<object>? sites))
                ahead.Add(world.Tensor, sites = []);
            int sample = 0;
            foreach (int place in Samples(world))
                LookAhead(world, place, sample++, sites);
        }
        foreach ((int tensor, HashSet<object> sites) in ahead)
        {
            foreach (Gathering gathering in sites.OfType<Gathering>())
                gathering.Decide(tensors[tensor], worlds[(tensor, MatrixSpace.Element)]);
            foreach (MatrixSite site in sites.OfType<MatrixSite>())
                site.Decide(site.Sightings.Operands);
            foreach (VectorSite site in sites.OfType<VectorSite>())
                site.Decide(tensor);
        }
    }

    private void LookAhead(World world, int place, int sample, HashSet<object> sites)
    {
        (object? At, float[] Operands)[] runs = [.. Enumerable.Range(1, Unseen.Trials).Select(trial =>
        {
            Run(world, place, trial, sample);
            return (collector.ParkedAt, collector.Operands);
        })];
        foreach (object site in runs.Select(r => r.At).OfType<object>().Distinct())
        {
            sites.Add(site);
            Sightings? sightings = (site as Gathering)?.Sightings ?? (site as MatrixSite)?.Sightings ?? (site as VectorSite)?.Sightings;
            sightings?.Add(world, [.. runs.Select(r => r.At == site ? r.Operands : null)]);
        }
    }

    // The first and the last, and some between, of each matrix; the same again where there are fewer, as other numbers stand beside them.
    private static IEnumerable<int> Samples(World world) => Enumerable.Range(0, (int)world.Of.Facts.Matrices)
        .SelectMany(matrix => new[] { 0, 0.31, 0.47, 0.78, 1 }.Select(part => matrix * world.PerMatrix + (int)(part * (world.PerMatrix - 1))));

    private bool IsWanted(World world) => !HasWorlds(world.Tensor)
        || (ahead[world.Tensor] is { Count: > 0 } sites
            ? sites.Any(s => s switch
            {
                Gathering gathering => gathering.Suppliers.Contains(world),
                MatrixSite matrix => matrix.Suppliers.Contains(world),
                VectorSite vectors => vectors.Suppliers.Contains(world),
                _ => false,
            })
            : IsKept(world));

    // Whether something of it outlives the step.
    private bool IsKept(World world) => world.IsOfWeights || body.States.Any(s => s.IsFloat && MatrixSpace.Of(s.Space) is { IsApart: true } space && space == world.Space);

    private bool RunAll(World world)
    {
        List<int> parked = [];
        foreach (int place in waiting[world])
        {
            if (!Run(world, place, trial: 0))
                parked.Add(place);
        }
        waiting[world] = parked;
        return parked.Count > 0;
    }

    private bool Run(World world, int place, int trial, int sample = 0)
    {
        collector.Begin(world, place, trial, sample);
        ReplayTensor tensor = world.Of;
        Unseen unseen = collector.Unseen;
        object optimizer = trial == 0 ? world.Optimizers[place] : Tried(world, place, unseen);
        (float value, object next) = world.IsOfWeights
            ? body.Run(optimizer, unseen.Seen(tensor.Values[place]), unseen.Seen(tensor.Gradients[place]), step, inputs.Of(tensor, place))
            : body.Run(optimizer, unseen.Next(), unseen.Next(), step, inputs.Of(tensor, unseen.Next));
        if (trial == 0 && !collector.IsParked)
            (results[world].Values[place], results[world].Optimizers[place]) = (value, next);
        return !collector.IsParked;
    }

    private object Tried(World world, int place, Unseen unseen)
    {
        object optimizer = body.Copy(world.Optimizers[place]);
        foreach (StateField state in body.States.Where(s => s.IsFloat))
            state.Set(optimizer, state.IsSeenFrom(world.Space) ? unseen.Seen((float)state.Of(optimizer)) : unseen.Next());
        return optimizer;
    }
}
