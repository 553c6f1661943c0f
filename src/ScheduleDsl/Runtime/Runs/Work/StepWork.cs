using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Carries out steps: finds the program for the variants at hand and lets threads take its items from a common counter.</summary>
internal sealed unsafe class StepWork : IStepWork, IParallelWork
{
    /// <summary>Below this many weights, waking a second thread costs more than it saves.</summary>
    private const long WorthSharing = 32 * 1024;

    /// <summary>A piece of this many weights takes about as long as handing it out.</summary>
    private const int LeastPiece = 8 * 1024;

    /// <summary>Combinations of variants that are kept; a run that has more makes them again.</summary>
    private const int MostPrograms = 16;

    private readonly RunRoute[] routes;
    private readonly UniformBlocks[] blocks;
    private readonly RunTensor[] tensors;
    private readonly ElementType type;
    private readonly Layout layout;
    private readonly PhaseRunner runner;
    private readonly Boundaries boundaries;
    private readonly List<(StepProgram Program, WorkList List)> programs = [];
    private readonly int chunk;
    private readonly long mostWhole;
    private readonly long weights;
    private readonly FaultLog faults;
    private readonly bool sharesProducts;
    private readonly Workspace shared;
    private readonly Room[] rooms;
    private readonly StepClock clock = new();
    private int basesLayout = -1;
    private StepProgram program = null!;
    private WorkList list = null!;
    private double step;
    private int next;
    private int done;
    private int entered;
    private volatile bool isOver;

    public StepWork(ElementType type, RunOptions options, RunRoute[] routes, Layout layout)
    {
        (this.type, this.routes, this.layout) = (type, routes, layout);
        blocks = [.. routes.SelectMany(route => route.Groups).SelectMany(group => group.Blocks)];
        tensors = [.. routes.SelectMany(route => route.Groups).SelectMany(group => group.Tensors).OrderBy(tensor => tensor.Position)];
        faults = new FaultLog(options.OnMatrixFault);
        sharesProducts = SharesProducts(options.Threads);
        runner = new PhaseRunner(type, new LinearOptions { Arm = options.Arm, Threads = sharesProducts ? options.Threads : 1, MostIterations = options.MostMatrixIterations }, clock, faults);
        boundaries = new Boundaries(routes, tensors, new Selections(type, options.Arm, clock));
        weights = tensors.Sum(tensor => tensor.Facts.Length);
        chunk = Chunk(options, weights);
        mostWhole = options.Threads == 1 ? long.MaxValue : Math.Max(LeastPiece, weights / (2L * options.Threads));
        int places = routes.Max(route => route.Plan.Tensors.Length);
        shared = new Workspace(places);
        rooms = [.. Enumerable.Range(0, options.Threads).Select(_ => new Room(places))];
    }

    public int SegmentCount => list.Segments.Count;

    /// <summary>Tensors that one thread each took through a phase in the last step.</summary>
    public int WholeCount => list.Whole.Count;

    /// <summary>Makes ready for a step whose variants have been chosen. No weight has changed when it fails.</summary>
    /// <exception cref="InvalidOperationException">Inputs are missing, or a length of blocks makes no sense.</exception>
    public void Prepare()
    {
        (program, list) = Find();
        if (!program.FitsBlockLengths())
            program.Layout = -1;
        if (program.Layout < 0)
            program.EnsureScratch();
        if (program.Layout == layout.Version)
            return;
        Addresses.RequireInputs(tensors);
        if (basesLayout != layout.Version)
        {
            foreach (RunTensor tensor in tensors)
                Addresses.Refresh(tensor);
            basesLayout = layout.Version;
        }

        program.Fill(list);
        ReserveWorkspaces();
        program.Layout = layout.Version;
    }

    /// <summary>Runs the step; false where a gate ended it.</summary>
    /// <param name="threads">Most threads.</param>
    /// <param name="number">The step number, from 1.</param>
    /// <param name="seed">Of random numbers.</param>
    public bool Run(int threads, long number, long seed)
    {
        (step, clock.Step, clock.Seed) = (number, number, seed);
        bool isApplied = RunProgram(threads);
        if (!isApplied)
        {
            foreach (RunRoute route in routes)
                route.Reject();
            Prepare();
            RunProgram(threads);
        }
        faults.Deliver();
        return isApplied;
    }

    // Threads share each product where matrices are few, and take whole matrices where there are enough of them to keep all busy; results are the same.
    private bool SharesProducts(int threads)
    {
        double[] work = [.. tensors.Where(t => t.Group.Route.Plan.HasMatrices).Select(t => (double)t.Facts.Length * Math.Min(t.Facts.Rows, t.Facts.Columns))];
        return work.Length > 0 && work.Max() * 2 * threads > work.Sum();
    }

    private bool RunProgram(int threads)
    {
        (next, done, entered) = (0, 0, 0);
        isOver = !boundaries.Cross(program, 0, step, rooms[0]);
        if (!isOver)
            WorkerPool.Run(this, sharesProducts || weights < WorthSharing ? 1 : Math.Min(threads, list.Items.Count));
        return !isOver;
    }

    public void Execute()
    {
        Room room = rooms[Interlocked.Increment(ref entered) - 1];
        int index;
        while ((index = Interlocked.Increment(ref next) - 1) < list.Items.Count)
        {
            WorkItem item = list.Items[index];
            Await(item.After);
            try
            {
                if (!isOver)
                    Execute(item, room);
            }
            catch
            {
                // The others take what is left without doing it.
                isOver = true;
                throw;
            }
            finally
            {
                Interlocked.Increment(ref done);
            }
        }
    }

    private void Execute(in WorkItem item, Room room)
    {
        switch (item.Kind)
        {
            case WorkKind.Segments:
                for (int s = item.First; s <= item.Last; s++)
                {
                    Segment segment = list.Segments[s];
                    runner.RunPlain(segment.First, segment.Phase, item.Start, s == item.First ? item.Count : segment.Count, room.Workspace, room);
                }

                break;
            case WorkKind.Tensors:
                for (int t = item.First; t <= item.Last; t++)
                    runner.Run(list.Whole[t].Tensor, list.Whole[t].Phase, room.Workspace, step, room);
                break;
            case WorkKind.Piece:
                runner.RunPiece(list.Large[item.Task].Tensor, list.Large[item.Task].Chain, (item.First, item.Last), item.Start, item.Count, shared, room);
                break;
            case WorkKind.Sums:
                runner.CompleteSums(list.Large[item.Task].Tensor, list.Large[item.Task].Chain, shared, item.Start, item.Count);
                break;
            case WorkKind.Finish:
                runner.Finish(list.Large[item.Task].Tensor, list.Large[item.Task].Chain, shared, step, room);
                break;
            default:
                if (!boundaries.Cross(program, item.Task, step, room))
                    isOver = true;
                break;
        }
    }

    private void Await(int items)
    {
        if (Volatile.Read(ref done) >= items)
            return;
        SpinWait spin = default;
        while (Volatile.Read(ref done) < items)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private (StepProgram Program, WorkList List) Find()
    {
        if (program is not null && program.FitsVariants())
            return (program, list);
        foreach ((StepProgram Program, WorkList List) known in programs)
        {
            if (known.Program.FitsVariants())
                return known;
        }

        if (programs.Count == MostPrograms)
            programs.RemoveAt(0);
        programs.Add((new StepProgram(routes, blocks), new WorkList(chunk, mostWhole, sharesProducts)));
        return programs[^1];
    }

    private void ReserveWorkspaces()
    {
        foreach (WholeTensor whole in list.Whole)
            rooms[0].Workspace.Reserve(whole.Tensor, whole.Phase, type.Size());
        // Which thread takes which tensor differs from step to step.
        foreach (Room room in rooms)
            room.Workspace.ReserveAs(rooms[0].Workspace);
        foreach (LargeChain large in list.Large)
            shared.Reserve(large.Tensor, large.Phase, type.Size());
    }

    // A step that fits the cache is cut finer: with one large piece for each thread, the last to finish is waited for.
    private static int Chunk(RunOptions options, long weights)
    {
        long fair = options.Threads == 1 ? weights : Math.Max(LeastPiece, weights / (4L * options.Threads));
        return (int)((Math.Min(fair, options.ChunkElements) + 1023) / 1024 * 1024);
    }
}
