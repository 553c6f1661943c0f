using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>What a step does while all uniform blocks are at certain variants: rounds of phases, cut into work for threads.</summary>
internal sealed class StepProgram
{
    private readonly RunRoute[] routes;
    private readonly UniformBlocks[] blocks;
    private readonly VariantCode[] codes;
    private readonly VariantCode[] shared;
    private readonly double[] blockLengths;
    private readonly List<Track> tracks = [];

    /// <param name="routes">The run's routes.</param>
    /// <param name="blocks">All uniform blocks of the run, whose variants have been chosen.</param>
    public StepProgram(RunRoute[] routes, UniformBlocks[] blocks)
    {
        (this.routes, this.blocks) = (routes, blocks);
        codes = [.. blocks.Select(block => block.Code)];
        shared = [.. routes.Select(route => route.Shared.Code)];
        blockLengths = new double[codes.Sum(code => code.BlockSlots.Length)];
        foreach (RunRoute route in routes)
        {
            tracks.Add(new Track(route, route.Shared.Code));
            foreach (UniformBlocks block in route.Groups.SelectMany(group => group.Blocks))
            {
                if (Track.Find(tracks, route, block.Code) is null)
                    tracks.Add(new Track(route, block.Code));
            }
        }

        Complete = RoundPlan.Assign(tracks);
        Rounds = tracks.SelectMany(track => track.Rounds).Max() + 1;
    }

    /// <summary>Number of rounds.</summary>
    public int Rounds { get; }

    /// <summary>Reductions over groups and the run, and when they are complete.</summary>
    public List<CompleteReduction> Complete { get; }

    /// <summary>The layout of memory that the work is for; -1 where it has to be made.</summary>
    public int Layout { get; set; } = -1;

    public bool FitsVariants()
    {
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] != blocks[i].Code)
                return false;
        }

        for (int i = 0; i < shared.Length; i++)
        {
            if (shared[i] != routes[i].Shared.Code)
                return false;
        }

        return true;
    }

    /// <summary>Looks at the lengths of blocks; false where one is not what the work was made for.</summary>
    /// <exception cref="InvalidOperationException">A length is not a whole number of at least 1.</exception>
    public bool FitsBlockLengths()
    {
        bool fits = true;
        int known = 0;
        foreach (UniformBlocks block in blocks)
        {
            foreach (int slot in block.Code.BlockSlots)
            {
                double length = block.IsOfNothing ? 1 : block.ValueOf(slot);
                if (!(length >= 1 && length <= 1L << 53 && length == Math.Floor(length)))
                    throw new InvalidOperationException($"{block.Name} has blocks of {RangeText.Number(length)} weights: it must be a whole number of at least 1.");
                fits &= blockLengths[known] == length;
                blockLengths[known++] = length;
            }
        }

        return fits;
    }

    /// <summary>Makes scratch that phases leave to each other.</summary>
    public void EnsureScratch()
    {
        foreach (RunRoute route in routes)
        {
            foreach (RunGroup group in route.Groups)
            {
                foreach (Track track in tracks.Where(track => track.Route == route))
                    group.Scratch.EnsureFor(track.Code);
                foreach (RunTensor tensor in group.Tensors)
                {
                    if (tensor.Results.Length < tensor.Uniforms.Code.Wide.Length)
                        tensor.Results = new double[tensor.Uniforms.Code.Wide.Length];
                }
            }
        }
    }

    /// <summary>Cuts the step into work.</summary>
    public void Fill(WorkList list)
    {
        list.Clear();
        for (int round = 0; round < Rounds; round++)
        {
            if (round > 0)
                list.AddBoundary(round);
            Fill(list, round);
        }
    }

    /// <summary>The phase that uniform blocks run in a round, or null.</summary>
    public PhaseCode? PhaseOf(RunRoute route, VariantCode code, int round) => Track.Find(tracks, route, code)!.PhaseIn(round);

    private void Fill(WorkList list, int round)
    {
        int after = list.Items.Count;
        int segments = list.Segments.Count, whole = list.Whole.Count;
        foreach (RunRoute route in routes)
        {
            foreach (RunGroup group in route.Groups)
            {
                if (!route.Plan.IsPerTensor && PhaseOf(route, group.Blocks[0].Code, round) is { Loops.Length: > 0 } plain)
                    Segment.Add(group, plain, list.Segments);
                foreach (RunTensor tensor in group.Tensors)
                {
                    if (!tensor.IsSkipped && PhaseOf(route, tensor.Uniforms.Code, round)?.For(tensor) is { RunsOn: false } phase && HasWork(phase) && list.IsWhole(tensor, phase))
                        list.Whole.Add(new WholeTensor(tensor, phase.InGradients ?? (phase.InCache is { } inCache && list.FitsCache(tensor, inCache) ? inCache : phase)));
                }
            }
        }

        list.CutSegments(segments, after);
        list.AddWhole(whole, after);
        foreach (RunRoute route in routes)
        {
            foreach (RunGroup group in route.Groups)
            {
                foreach (RunTensor tensor in group.Tensors)
                {
                    if (tensor.IsSkipped || PhaseOf(route, tensor.Uniforms.Code, round)?.For(tensor) is not { RunsOn: false } phase || !HasWork(phase) || list.IsWhole(tensor, phase))
                        continue;
                    // Large tensors share a workspace, so one begins when the one before is through.
                    list.AddLarge(tensor, phase.InGradients ?? phase, after);
                    after = list.Items.Count;
                }
            }
        }
    }

    private static bool HasWork(PhaseCode phase) => phase.Prelude is not null || phase.Chains.Length > 0;
}
