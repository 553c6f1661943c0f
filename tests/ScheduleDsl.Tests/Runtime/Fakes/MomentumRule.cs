using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Tests.Runtime.Fakes;

/// <summary>
/// A rule written by hand as the generator would: <c>m = momentum m + g + decay p; p = p - rate m</c>. It has each
/// kind of hyperparameter and a state that exists under a condition.
/// </summary>
internal sealed unsafe class MomentumRule : CompiledRule
{
    public static readonly MomentumRule Instance = new();

    /// <summary>The step that the last prologue of this thread saw.</summary>
    [ThreadStatic]
    public static double LastStep;

    /// <summary>Calls of <see cref="Run"/> since a test set it to 0; only that test's thread counts.</summary>
    [ThreadStatic]
    public static int Calls;

    public override string Name => "ScheduleDsl.Tests.Runtime.Fakes.Momentum";

    public override IReadOnlyList<HyperInfo> Hypers { get; } =
    [
        new("LearningRate", HyperKind.Scalar, 0.1, 0, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, HyperRole.LearningRate),
        new("Beta", HyperKind.Scalar, 0.9, 0, double.NegativeInfinity, double.PositiveInfinity, 1, HyperRole.Momentum),
        new("WeightDecay", HyperKind.Scalar, 0, 0, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, HyperRole.WeightDecay),
        new("Initial", HyperKind.Scalar, 0, double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, HyperRole.None),
        new("Nesterov", HyperKind.Bool, 0, double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, HyperRole.None),
        new("Mode", HyperKind.Enum, 0, double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, HyperRole.None, ["Plain", "Sign"]),
    ];

    public override IReadOnlyList<StateInfo> States { get; } = [new("momentum")];

    public override int UniformCount => 3;

    public override int BytesPerElement => 20;

    public override bool HasState(int state, ReadOnlySpan<double> hypers, in TensorFacts facts) => hypers[1] != 0;

    public override double InitialState(int state, ReadOnlySpan<double> hypers) => hypers[3];

    /// <summary>One loop for each of the eight combinations of settings; the loop's number is the variant's.</summary>
    public override KernelPlan Plan(ElementType precision) => new(
        [new("parameter", TensorSource.Parameter, 0), new("gradient", TensorSource.Gradient, 0), new("momentum", TensorSource.State, 0)],
        [], [], false,
        [.. Enumerable.Range(0, 8).Select(v => new VariantPlan([new LoopStep(v, StateSpace.Element, LoopSpan.None, -1, false, [0, 1, 2], [0, 2], [])], []))]);

    public override int Prologue(ElementType precision, ReadOnlySpan<double> hypers, double step, double* uniforms)
    {
        LastStep = step;
        hypers[..3].CopyTo(new Span<double>(uniforms, 3));
        return (hypers[1] != 0 ? 1 : 0) + (hypers[4] != 0 ? 2 : 0) + (hypers[5] != 0 ? 4 : 0);
    }

    public override void Run(
        ElementType precision, Arm arm, LoopMemory memory, int variant, void** tensors, nint count, nint span, double* uniforms, double* partials)
    {
        void* parameters = tensors[0];
        void* gradients = tensors[1];
        Calls++;
        for (nint i = 0; i < count; i++)
        {
            if (precision == ElementType.Float32)
            {
                float* m = (float*)tensors[2];
                float state = m == null ? 0 : m[i];
                ((float*)parameters)[i] = Next(((float*)parameters)[i], ((float*)gradients)[i], ref state, variant, uniforms);
                if (m != null)
                    m[i] = state;
            }
            else
            {
                ((double*)parameters)[i] -= uniforms[0] * ((double*)gradients)[i];
            }
        }
    }

    /// <summary>The update of one weight, the oracle of the tests.</summary>
    public static float Next(float p, float g, ref float m, int variant, double* uniforms)
    {
        float rate = (float)uniforms[0], beta = (float)uniforms[1], decay = (float)uniforms[2];
        g += decay * p;
        float direction = g;
        if ((variant & 1) != 0)
        {
            m = beta * m + g;
            direction = (variant & 2) != 0 ? g + beta * m : m;
        }

        return p - rate * ((variant & 4) != 0 ? MathF.Sign(direction) : direction);
    }
}

internal enum Mode
{
    Plain,
    Sign,
}

/// <summary>Settings as the generator writes them.</summary>
internal sealed record MomentumSettings : OptimizerSettings
{
    public Slot LearningRate { get; init; } = 0.1;

    public Slot Beta { get; init; } = 0.9;

    public Slot WeightDecay { get; init; } = 0;

    public Slot Initial { get; init; } = 0;

    public bool Nesterov { get; init; }

    public Mode Mode { get; init; }

    [ModuleInitializer]
    internal static void Register() =>
        Registry.Add(new OptimizerEntry(MomentumRule.Instance.Name, typeof(MomentumRule), static () => new MomentumSettings()));

    protected override CompiledRule CompiledRule => MomentumRule.Instance;

    protected override Slot GetHyper(int index) => index switch
    {
        0 => LearningRate,
        1 => Beta,
        2 => WeightDecay,
        3 => Initial,
        4 => Nesterov ? 1.0 : 0.0,
        5 => (double)(int)Mode,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };
}
