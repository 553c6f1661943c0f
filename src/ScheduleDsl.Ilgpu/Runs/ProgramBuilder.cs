using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Turns the rounds of a step into launches. The host has chosen the variants; blocks' lengths are known.</summary>
internal sealed partial class ProgramBuilder
{
    private readonly IlgpuDevice device;
    private readonly RunState run;
    private readonly DeviceProgram program;
    private readonly DeviceBuffers tables;
    private readonly RuntimeKernels kernels;

    // What loops leave of each reduction over a group or the run: ranges of partial results by tensor.
    private readonly List<(RunRoute Route, ReductionInfo Info, DeviceTensor Tensor, PartialRange Range)> wide = [];
    private long partials;
    private ArrayView<float> partialMemory;
    private StepProgram steps;
    private int guard;

    // The variant whose tensors are at work: those of another are others.
    private int part = -1;

    // Where a gate is closed tensors belong together in other ways.
    private bool isRejected;

    private ProgramBuilder(IlgpuDevice device, RunState run, StepProgram steps)
    {
        (this.device, this.run, this.steps, kernels) = (device, run, steps, device.Kernels);
        program = new DeviceProgram(steps);
        tables = program.Own(new DeviceBuffers(device));
    }

    /// <summary>Builds the program of the variants that the routes are at.</summary>
    /// <param name="device">The device.</param>
    /// <param name="run">What the run has on it.</param>
    /// <param name="reject">Turns the routes to what is done where a gate is closed.</param>
    public static DeviceProgram Build(IlgpuDevice device, RunState run, Action reject)
    {
        StepProgram steps = new(run.Routes, run.AllUniforms);
        steps.FitsBlockLengths();
        ProgramBuilder builder = new(device, run, steps);
        try
        {
            builder.Build(reject);
        }
        catch
        {
            builder.program.Dispose();
            throw;
        }

        return builder.program;
    }

    private void Build(Action reject)
    {
        program.ReservedLayout = run.ReservedLayout;
        program.HasGate = run.AllUniforms.Select(uniforms => uniforms.Code).Concat(run.Routes.Select(route => route.Shared.Code))
            .SelectMany(code => code.Phases).Any(phase => phase.Opening is { GateSlot: >= 0 });
        program.Applies = run.Routes.Any(route => route.Shared.Code.Applies);
        List<CopyJob> finish = [];
        AddStores(finish, program.HasGate ? DeviceControl.Open : 0);

        // Sizes of partial results are known when all loops are; launches read the memory when they run.
        AddPrologues();
        for (int round = 0; round < steps.Rounds; round++)
        {
            AddBoundary(round);
            AddPhases(round);
        }

        if (program.HasGate)
            AddRejected(reject, finish);
        program.Awaited = device.WaitsForDecompositions ? program.Launches.Count : StepCut.Run(program.Launches, run.IsResident);
        AddFinish(finish);
        partialMemory = tables.Take<float>("partial results", partials);
    }

    // Where a gate is closed: what the parts before it have gathered is kept all the same.
    private void AddRejected(Action reject, List<CopyJob> finish)
    {
        reject();
        isRejected = true;
        steps = new StepProgram(run.Routes, run.AllUniforms);
        guard = DeviceControl.Closed;
        AddStores(finish, DeviceControl.Closed);
        wide.Clear();
        for (int round = 0; round < steps.Rounds; round++)
        {
            AddBoundary(round);
            AddPhases(round);
        }
    }

    // Where nothing is said of what it touches it keeps its place among all others.
    private void Launch(string what, Action launch, params Touched[] touches) => program.Launches.Add(new DeviceLaunch(what, launch, touches.Length == 0 ? null : touches));

    // What comes between rounds: reductions over groups and the run, then code that is shared, then that of groups.
    private void AddBoundary(int round)
    {
        AddComplete([.. steps.Complete.Where(reduction => reduction.Round == round - 1)]);
        bool closes = false;
        for (int r = 0; r < run.Routes.Length; r++)
        {
            RunRoute route = run.Routes[r];
            if (!route.Plan.NeedsShared || steps.PhaseOf(route, route.Shared.Code, round) is not { } phase)
                continue;
            foreach (UniformStep uniform in phase.Uniforms)
            {
                AddShared(r, uniform.Level, uniform.GateSlot);
                closes |= uniform.GateSlot >= 0;
            }
        }

        if (closes && guard == 0)
            guard = DeviceControl.Open;
        for (int r = 0; r < run.Routes.Length; r++)
        {
            // Where tensors differ, uniform code stands between their loops.
            RunRoute route = run.Routes[r];
            if (route.Plan.IsPerTensor)
                continue;
            IEnumerable<int> levels = route.Groups.Select(group => steps.PhaseOf(route, group.Blocks[0].Code, round)).OfType<PhaseCode>()
                .SelectMany(phase => phase.Uniforms).Select(uniform => uniform.Level).Distinct().Order();
            foreach (int level in levels)
                AddLocal(r, level, route.Groups.Select(group => group.Blocks[0]).Where(blocks => steps.PhaseOf(route, blocks.Code, round) is { } phase && phase.Uniforms.Any(uniform => uniform.Level == level)));
        }
    }

    private void AddPhases(int round)
    {
        for (int r = 0; r < run.Routes.Length; r++)
        {
            RunRoute route = run.Routes[r];
            int number = 0;
            foreach (VariantCode code in route.Groups.SelectMany(group => group.Blocks).Select(blocks => blocks.Code).Distinct())
            {
                part = isRejected ? -1 : number++;
                if (steps.PhaseOf(route, code, round) is { } phase)
                    AddPhase(r, code, phase);
            }
        }
    }

    private void AddPhase(int r, VariantCode code, PhaseCode phase)
    {
        DeviceTensor[] tensors = [.. run.Memories[r].Layout.Tensors.Where(tensor => tensor.Tensor.Uniforms.Code == code)];
        if (phase.Prelude is { } prelude)
            AddUniforms(r, code, prelude);
        foreach (LoopChain chain in phase.Chains)
        {
            foreach (LoopCode loop in chain.Loops)
                AddLoop(r, loop, tensors);
            foreach (SelectCode selection in chain.Selections)
                AddSelection(r, selection, tensors);
            AddMatrices(r, chain, tensors);
            if (run.Routes[r].Plan.IsPerTensor)
                AddUniforms(r, code, chain);
        }
    }

    private void AddUniforms(int r, VariantCode code, LoopChain chain)
    {
        foreach (UniformStep uniform in chain.Uniforms)
            AddLocal(r, uniform.Level, run.Routes[r].Groups.SelectMany(group => group.Blocks).Where(blocks => blocks.Code == code));
    }

    // No kernel is handed a table of nothing: its view has no memory, and its length is 0.
    private ArrayView<T> Table<T>(List<T> rows)
        where T : unmanaged => rows.Count == 0 ? default : tables.Take("tables of work", rows);
}
