using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Testing.Tests.Proof;

/// <summary>What is wrong with a compiled rule.</summary>
public enum Fault
{
    None,
    OneWidth,
    AllLoops,
    HiddenMemory,
    SpreadsNaN,
    Allocates,
    CostCard,
    UnusedTensor,
}

/// <summary>Plain descent at a rate of 0.001, whose compiled form does not keep what is promised.</summary>
public sealed class Faulty
{
    public float Apply(float parameter, float gradient, long step) => parameter - 1e-3f * gradient;

    internal sealed class Kernel(Fault fault) : CompiledRule
    {
        private static readonly CompiledRule Sound = CompiledRules.Of(new SgdSettings());
        private static readonly double[] Defaults = Values();

        private int calls;

        public override string Name => typeof(Faulty).FullName!;

        public override IReadOnlyList<HyperInfo> Hypers => [];

        public override IReadOnlyList<StateInfo> States => [];

        public override int UniformCount => Sound.UniformCount;

        public override int BytesPerElement => fault == Fault.CostCard ? 16 : 12;

        public override bool HasState(int state, ReadOnlySpan<double> hypers, in TensorFacts facts) => false;

        public override double InitialState(int state, ReadOnlySpan<double> hypers) => 0;

        public override KernelPlan Plan(ElementType precision)
        {
            KernelPlan plan = Sound.Plan(precision);

            // The one variant without momentum, decay and ascent.
            VariantPlan only = plan.Variants[Variant(precision)];
            LoopStep loop = (LoopStep)only.Steps[0];
            int[] parameterAndGradient = [0, 1];
            TensorInfo[] tensors = [new("parameter", TensorSource.Parameter, 0), new("gradient", TensorSource.Gradient, 0), new("more", TensorSource.Scratch, 0)];
            int[] reads = fault == Fault.UnusedTensor ? [0, 1, 2] : parameterAndGradient;
            return new KernelPlan(tensors, [], [], false, [new VariantPlan([loop with { Reads = reads, Writes = [0] }], [])]);
        }

        public override unsafe int Prologue(ElementType precision, ReadOnlySpan<double> hypers, double step, double* uniforms)
        {
            Sound.Prologue(precision, Defaults, step, uniforms);
            return 0;
        }

        public override unsafe void Run(
            ElementType precision, Arm arm, LoopMemory memory, int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)
        {
            void** handed = stackalloc void*[Sound.Plan(precision).Tensors.Count];
            for (int i = 0; i < Sound.Plan(precision).Tensors.Count; i++)
            {
                handed[i] = Sound.Plan(precision).Tensors[i].Source switch
                {
                    TensorSource.Parameter => tensors[0],
                    TensorSource.Gradient => tensors[1],
                    _ => null,
                };
            }
            Sound.Run(precision, arm, memory, loop, handed, count, span, uniforms, partials);
            if (precision == ElementType.Float32)
                Spoil(arm, (float*)tensors[0], count);
        }

        private unsafe void Spoil(Arm arm, float* parameter, nint count)
        {
            calls++;
            if (fault == Fault.Allocates)
                GC.KeepAlive(new byte[100]);
            if (count > 0 && (fault == Fault.AllLoops || (fault == Fault.OneWidth && arm == Arm.Vector256)))
                parameter[0] += 1;
            if (count > 0 && fault == Fault.HiddenMemory)
                parameter[0] += calls;
            if (fault != Fault.SpreadsNaN)
                return;
            for (nint i = 1; i < count; i++)
            {
                if (!float.IsFinite(parameter[i - 1]))
                    parameter[i] = float.NaN;
            }
        }

        private static unsafe int Variant(ElementType precision)
        {
            double* uniforms = stackalloc double[Sound.UniformCount];
            return Sound.Prologue(precision, Defaults, 1, uniforms);
        }

        private static double[] Values()
        {
            double[] values = new double[Sound.Hypers.Count];
            for (int i = 0; i < values.Length; i++)
                values[i] = Sound.Hypers[i].Default;
            return values;
        }
    }
}

/// <summary>Settings of <see cref="Faulty"/>.</summary>
public sealed record FaultySettings : OptimizerSettings
{
    private readonly CompiledRule rule;

    public FaultySettings(Fault fault) => rule = new Faulty.Kernel(fault);

    protected override CompiledRule CompiledRule => rule;

    protected override Slot GetHyper(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
