using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Takes a tensor through a phase: as a whole on one thread, or chain by chain in pieces.</summary>
/// <param name="type">What numbers are.</param>
/// <param name="options">Arm of the loops and of products, and threads that share a product.</param>
/// <param name="clock">Step and seed.</param>
/// <param name="faults">Receives what could not be computed.</param>
internal sealed unsafe class PhaseRunner(ElementType type, LinearOptions options, StepClock clock, FaultLog faults)
{
    private readonly MatrixCall matrices = new(type, options, clock, faults);
    private readonly LoopCall loops = new(type, options.Arm, clock);
    private readonly Selections selections = new(type, options.Arm, clock);

    /// <summary>Runs the phase of a whole tensor.</summary>
    public void Run(RunTensor tensor, PhaseCode phase, Workspace workspace, double step, Room room)
    {
        if (phase.Prelude is { } prelude)
            Finish(tensor, prelude, workspace, step, room);
        foreach (LoopChain chain in phase.Chains)
        {
            double* partials = workspace.Partials;
            foreach (LoopCode loop in chain.Loops)
            {
                RunWhole(tensor, loop, workspace, partials, room);
                partials += PartialResults.Count(tensor, loop);
            }

            CompleteSums(tensor, chain, workspace, 0, tensor.Count(StateSpace.Column));
            Finish(tensor, chain, workspace, step, room);
        }
    }

    /// <summary>Runs loops without rows, blocks and reductions over weights from a tensor on, into neighbours where the piece says so.</summary>
    public void RunPlain(RunTensor first, PhaseCode phase, long start, long count, Workspace workspace, Room room)
    {
        foreach (LoopCode loop in phase.Loops)
            loops.Run(first, loop, 0, start, count, workspace, null, room);
    }

    /// <summary>Runs the loops of a chain over a piece of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="runs">The first and last matrix, where the chain is cut matrix by matrix; else 0.</param>
    /// <param name="start">First weight, row or block of each, as the chain is cut.</param>
    /// <param name="count">How many of each.</param>
    /// <param name="workspace">Where local operands lie.</param>
    /// <param name="room">The thread's.</param>
    public void RunPiece(RunTensor tensor, LoopChain chain, (int First, int Last) runs, long start, long count, Workspace workspace, Room room)
    {
        if (!chain.HasUnpacked)
        {
            // Each run goes through all loops while it is in cache.
            for (int run = runs.First; run <= runs.Last; run++)
                RunLoops(tensor, chain, (run, run), start, count, workspace, room);
            return;
        }

        RunLoops(tensor, chain, runs, start, count, workspace, room);
    }

    /// <summary>Completes some of the columns that the chain has summed, counted over all matrices.</summary>
    public void CompleteSums(RunTensor tensor, LoopChain chain, Workspace workspace, long first, long count)
    {
        if (!chain.HasSums || tensor.Facts.Length == 0)
            return;
        foreach (LoopCode loop in chain.Loops)
        {
            for (int i = 0; i < loop.Sums.Length; i++)
            {
                int place = loop.SumColumns[i];
                if (place < 0)
                    continue;
                CollectiveKind kind = (CollectiveKind)tensor.Group.Route.Plan.Tensors[loop.Sums[i]].Kind;
                byte* columns = loop.SumsAreLocal[i] ? workspace.Local(place) : tensor.Bases[place];
                ColumnSums.Complete(type, kind, tensor.Facts, workspace.Local(loop.Sums[i]), columns, first, count);
            }
        }
    }

    /// <summary>What comes when all pieces of a chain are through: results of reductions, selections, then uniform code.</summary>
    public void Finish(RunTensor tensor, LoopChain chain, Workspace workspace, double step, Room room)
    {
        double* partials = workspace.Partials;
        foreach (LoopCode loop in chain.Loops)
        {
            PartialResults.Combine(tensor, loop, partials);
            partials += PartialResults.Count(tensor, loop);
        }

        foreach (SelectCode selection in chain.Selections)
            selections.Run(tensor, selection, workspace, room);
        foreach (MatrixCode matrix in chain.Matrices)
            matrices.Run(tensor, matrix, workspace, room);
        if (!tensor.Group.Route.Plan.IsPerTensor)
            return;
        foreach (UniformStep uniform in chain.Uniforms)
            tensor.Uniforms.Local(uniform.Level, step);
    }

    private void RunLoops(RunTensor tensor, LoopChain chain, (int First, int Last) runs, long start, long count, Workspace workspace, Room room)
    {
        double* partials = workspace.Partials;
        foreach (LoopCode loop in chain.Loops)
        {
            (long first, long numbers) = PieceSize.InNumbers(tensor, chain, loop, start, count);
            loops.Run(tensor, loop, runs, first, numbers, workspace, partials, room);
            partials += PartialResults.Count(tensor, loop);
        }
    }

    private void RunWhole(RunTensor tensor, LoopCode loop, Workspace workspace, double* partials, Room room)
    {
        if (tensor.Facts.Length == 0)
            return;
        LoopExtent extent = LoopExtent.Of(tensor, loop);
        loops.Run(tensor, loop, (0, extent.Runs - 1), 0, extent.Count, workspace, partials, room);
    }
}
