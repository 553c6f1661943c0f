using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>What comes between rounds, on one thread: reductions over groups and the run, then code that is shared, then that of groups.</summary>
/// <param name="routes">The run's routes.</param>
/// <param name="tensors">All tensors in the order of the table.</param>
/// <param name="selections">Selects order statistics.</param>
internal sealed unsafe class Boundaries(RunRoute[] routes, RunTensor[] tensors, Selections selections)
{
    /// <summary>Does what has to be done before a round; false where a gate ends the step.</summary>
    public bool Cross(StepProgram program, int round, double step, Room room)
    {
        foreach (CompleteReduction reduction in program.Complete)
        {
            if (reduction.Round != round - 1)
                continue;
            if (reduction.Info.Kind == CollectiveKind.SumOfVectors)
            {
                foreach (RunGroup group in reduction.Route!.Groups)
                    VectorSums.Complete(reduction.Info, group);
                continue;
            }

            if (reduction.Info.Kind.IsOrder())
            {
                selections.Complete(reduction, routes, tensors, room);
                continue;
            }

            if (reduction.Route is null)
            {
                CombineAll(reduction.Info);
                continue;
            }

            foreach (RunGroup group in reduction.Route.Groups)
                Spread(reduction.Info, group, Sum(reduction.Info, group.Tensors));
        }

        bool goesOn = true;
        foreach (RunRoute route in routes)
        {
            if (program.PhaseOf(route, route.Shared.Code, round) is { } phase)
            {
                foreach (UniformStep uniform in phase.Uniforms)
                    goesOn &= route.Shared.Run(uniform, step);
            }
        }

        if (goesOn)
            RunGroups(program, round, step);
        return goesOn;
    }

    private void RunGroups(StepProgram program, int round, double step)
    {
        foreach (RunRoute route in routes)
        {
            // Where tensors differ, each runs its own when its turn comes.
            if (route.Plan.IsPerTensor)
                continue;
            foreach (RunGroup group in route.Groups)
            {
                if (program.PhaseOf(route, group.Blocks[0].Code, round) is not { } phase)
                    continue;
                foreach (UniformStep uniform in phase.Uniforms)
                    group.Blocks[0].Local(uniform.Level, step);
            }
        }
    }

    private void CombineAll(ReductionInfo reduction)
    {
        double result = Sum(reduction, tensors);
        foreach (RunRoute route in routes)
        {
            foreach (RunGroup group in route.Groups)
                Spread(reduction, group, result);
            if (route.Shared.Code.IndexOf(reduction) is >= 0 and int index)
                route.Shared.Block[route.Shared.Code.Wide[index].Info.Slot] = result;
        }
    }

    private static double Sum(ReductionInfo reduction, RunTensor[] tensors)
    {
        double total = PartialResults.Nothing(reduction.Kind);
        foreach (RunTensor tensor in tensors)
        {
            if (!tensor.IsSkipped && tensor.Uniforms.Code.IndexOf(reduction) is >= 0 and int index)
                total = PartialResults.Combine(reduction.Kind, total, tensor.Results[index]);
        }

        return total;
    }

    private static void Spread(ReductionInfo reduction, RunGroup group, double result)
    {
        foreach (UniformBlocks blocks in group.Blocks)
        {
            if (blocks.Code.IndexOf(reduction) is >= 0 and int index)
                blocks.Set(blocks.Code.Wide[index].Info.Slot, result);
        }
    }
}
