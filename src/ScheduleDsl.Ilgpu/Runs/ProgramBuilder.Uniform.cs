using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Uniform code, and single numbers that outlive the step.</content>
internal sealed partial class ProgramBuilder
{
    private void AddPrologues()
    {
        // The run has carried them out while it chose variants.
        if (IsOnHost)
            return;
        for (int r = 0; r < run.Routes.Length; r++)
        {
            RunRoute route = run.Routes[r];
            int number = r;
            RouteCode code = run.Codes[r];
            string what = $"the prologue of {code.Title}";
            int blocks = run.Memories[r].Layout.UniformBlocks;
            if (route.Plan.NeedsShared)
            {
                Launch(what, () => code.Kept.Kernels.LaunchPrologue(device.Stream, 1, run.Stage(number, isShared: true, level: 0, guard: 0)));
                AddShared(r, 0, gateSlot: -1);
            }

            if (blocks > 0)
                Launch(what, () => code.Kept.Kernels.LaunchPrologue(device.Stream, blocks, run.Stage(number, isShared: false, level: 0, guard: 0)));
        }
    }

    private void AddShared(int r, int level, int gateSlot)
    {
        RunRoute route = run.Routes[r];
        RouteCode code = run.Codes[r];
        int now = guard;
        if (IsOnHost)
        {
            AddSharedOnHost(route, level, gateSlot);
            return;
        }

        if (code.Rule.HasShared)
            Launch($"shared code of {code.Title}", () => code.Kept.Kernels.LaunchShared(device.Stream, run.Stage(r, isShared: true, level, now)));
        List<CopyJob> jobs = [];
        List<long> targets = [];
        int blocks = run.Memories[r].Layout.UniformBlocks;
        foreach (SharedSlot slot in route.Plan.SharedSlots.Where(slot => slot.Level == level))
        {
            jobs.Add(new CopyJob { Source = run.Uniforms.SharedSlot(route, slot.Slot), FirstTarget = targets.Count, TargetCount = blocks });
            for (int block = 0; block < blocks; block++)
                targets.Add(run.Uniforms.Slot(route, block, slot.Slot));
        }

        if (jobs.Count == 0 && gateSlot < 0)
            return;
        ArrayView<CopyJob> jobTable = Table(jobs);
        ArrayView<long> targetTable = Table(targets), gates = gateSlot < 0 ? default : Table<long>([run.Uniforms.SharedSlot(route, gateSlot)]);
        Launch("the spreading of shared values", () => kernels.Share(jobTable, targetTable, gates, run.Uniforms.Values, run.Uniforms.Words, run.Control));
    }

    // A kernel computes the values of all blocks, of which those that are not at the level keep what they have.
    private void AddLocal(int r, int level, IEnumerable<UniformBlocks> at)
    {
        if (IsOnHost)
        {
            AddLocalOnHost(run.Routes[r], level, [.. at]);
            return;
        }

        RouteCode code = run.Codes[r];
        int blocks = run.Memories[r].Layout.UniformBlocks, now = guard;
        if (blocks > 0)
            Launch($"uniform code of {code.Title}", () => code.Kept.Kernels.LaunchLocal(device.Stream, blocks, run.Stage(r, isShared: false, level, now)), Touched.Uniforms(r, isWritten: true));
    }

    private void AddStores(List<CopyJob> jobs, int when)
    {
        // States of tensors and the run are in the host's hands then.
        if (IsOnHost)
            return;
        for (int r = 0; r < run.Routes.Length; r++)
        {
            RunRoute route = run.Routes[r];
            foreach (DeviceTensor tensor in route.Plan.HasTensorStates ? run.Memories[r].Layout.Tensors : [])
            {
                foreach (UniformStore store in tensor.Tensor.Uniforms.Code.Stores)
                {
                    if (route.Rule.States[store.State].Space == StateSpace.Tensor && tensor.Tensor.Group.States.Has(store.State, tensor.Tensor.Index))
                        jobs.Add(new CopyJob { Guard = when, Source = run.Uniforms.Slot(route, tensor.FirstUniforms, store.Slot), FirstTarget = run.Scalars.PlaceOf(route, store.State, tensor.Tensor) });
                }
            }

            foreach (UniformStore store in route.Plan.NeedsShared ? route.Shared.Code.Stores : [])
            {
                if (route.Rule.States[store.State].Space == StateSpace.Global)
                    jobs.Add(new CopyJob { Guard = when, Source = run.Uniforms.SharedSlot(route, store.Slot), FirstTarget = run.Scalars.PlaceOf(route, store.State, null) });
            }
        }
    }

    private void AddFinish(List<CopyJob> jobs)
    {
        if (IsOnHost)
            return;
        ArrayView<CopyJob> table = Table(jobs);
        bool hasGate = program.HasGate, applies = program.Applies;
        program.End = new DeviceLaunch("the end of the step", () => kernels.Finish(table, run.Scalars.View, run.Uniforms.Values, run.Control, hasGate, applies));
    }
}
