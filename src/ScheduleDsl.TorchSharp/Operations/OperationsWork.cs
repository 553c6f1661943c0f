using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Operations;

/// <summary>Carries steps out by operations of TorchSharp: the order of loops, uniform code and barriers is the run's own.</summary>
internal sealed class OperationsWork : IStepWork, IDisposable
{
    private readonly RunRoute[] routes;
    private readonly UniformBlocks[] blocks;
    private readonly RunTensor[] tensors;
    private readonly Boundaries boundaries;
    private readonly Room room;
    private readonly Dictionary<RunRoute, LoopCatalogue> loops = [];
    private readonly Dictionary<RunTensor, DeviceTensors> memory = [];
    private readonly List<StepProgram> programs = [];
    private StepProgram program = null!;

    /// <exception cref="NotSupportedException">A rule needs what TorchSharp has no operation for; the message says what.</exception>
    public OperationsWork(ElementType type, RunRoute[] routes, IReadOnlyList<NamedParameter> parameters)
    {
        this.routes = routes;
        blocks = [.. routes.SelectMany(route => route.Groups).SelectMany(group => group.Blocks)];
        tensors = [.. routes.SelectMany(route => route.Groups).SelectMany(group => group.Tensors).OrderBy(tensor => tensor.Position)];
        StepClock clock = new();
        boundaries = new Boundaries(routes, tensors, new Selections(type, Arm.Scalar, clock));
        room = new Room(routes.Max(route => route.Plan.Tensors.Length));
        foreach (RunRoute route in routes)
        {
            Expressible.Require(route.Rule, type);
            loops.Add(route, KernelSource.Of(route.Rule, type));
        }

        foreach (RunTensor tensor in tensors)
            memory.Add(tensor, new DeviceTensors(parameters[tensor.Position], tensor, type));
    }

    public int SegmentCount => tensors.Length;

    public void Prepare()
    {
        program = programs.FirstOrDefault(known => known.FitsVariants())!;
        if (program is null)
            programs.Add(program = new StepProgram(routes, blocks));
        foreach (RunTensor tensor in tensors)
        {
            if (tensor.Results.Length < tensor.Uniforms.Code.Wide.Length)
                tensor.Results = new double[tensor.Uniforms.Code.Wide.Length];
            memory[tensor].EnsureStates();
        }
    }

    public bool Run(int threads, long number, long seed)
    {
        using IDisposable noGrad = no_grad();
        try
        {
            if (RunProgram(number))
                return true;
            foreach (RunRoute route in routes)
                route.Reject();
            Prepare();
            RunProgram(number);
            return false;
        }
        finally
        {
            foreach (DeviceTensors each in memory.Values)
                each.EndStep();
        }
    }

    public DeviceTensors Of(string parameter) => memory.First(pair => pair.Key.Parameter.Name == parameter).Value;

    public void Upload()
    {
        foreach (DeviceTensors each in memory.Values)
        {
            each.EnsureStates();
            each.UploadAll();
        }
    }

    public void Download(OptimizerRun run)
    {
        foreach (DeviceTensors each in memory.Values)
            each.DownloadAll(run);
    }

    public void Dispose()
    {
        foreach (DeviceTensors each in memory.Values)
            each.Dispose();
    }

    private bool RunProgram(double step)
    {
        for (int round = 0; round < program.Rounds; round++)
        {
            if (!boundaries.Cross(program, round, step, room))
                return false;
            foreach (RunRoute route in routes)
            {
                foreach (RunTensor tensor in route.Groups.SelectMany(group => group.Tensors))
                {
                    if (!tensor.IsSkipped && tensor.Facts.Length > 0 && program.PhaseOf(route, tensor.Uniforms.Code, round) is { } phase)
                        Run(tensor, phase, step);
                }
            }
        }

        return true;
    }

    private void Run(RunTensor tensor, PhaseCode phase, double step)
    {
        RunRoute route = tensor.Group.Route;
        if (phase.Prelude is { } prelude)
            RunUniforms(tensor, prelude, step);
        foreach (LoopChain chain in phase.Chains)
        {
            foreach (LoopCode loop in chain.Loops)
                LoopInterpreter.Run(loops[route], tensor, loop, memory[tensor]);
            RunUniforms(tensor, chain, step);
        }
    }

    private static void RunUniforms(RunTensor tensor, LoopChain chain, double step)
    {
        if (!tensor.Group.Route.Plan.IsPerTensor)
            return;
        foreach (UniformStep uniform in chain.Uniforms)
            tensor.Uniforms.Local(uniform.Level, step);
    }
}
