using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Tests.Runtime.Fakes;

/// <summary>A loop over floats, written by hand.</summary>
internal unsafe delegate void FakeLoop(float** tensors, long count, long span, double* uniforms, double* partials);

/// <summary>Uniform code, written by hand; a prologue returns the variant.</summary>
internal unsafe delegate int FakeCode(double* uniforms, ReadOnlySpan<double> hypers, double step);

/// <summary>A rule of several loops with its parts given one by one. Hypers: LearningRate and Limit.</summary>
internal sealed unsafe class PlanRule(string name, KernelPlan plan, params FakeLoop[] loops) : CompiledRule
{
    public override string Name => "ScheduleDsl.Tests.Runtime.Fakes." + name;

    public override IReadOnlyList<HyperInfo> Hypers { get; } =
    [
        new("LearningRate", HyperKind.Scalar, 0.1, 0, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, HyperRole.LearningRate),
        new("Limit", HyperKind.Scalar, 1, 0, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity, HyperRole.None),
    ];

    public override IReadOnlyList<StateInfo> States => StateList;

    public override IReadOnlyList<InputInfo> Inputs => InputList;

    public override MatrixView View => Matrix;

    public override int UniformCount => 12;

    public override int BytesPerElement => 12;

    public IReadOnlyList<StateInfo> StateList { get; init; } = [];

    public IReadOnlyList<InputInfo> InputList { get; init; } = [];

    public MatrixView Matrix { get; init; }

    public double Initial { get; init; }

    public long Blocks { get; init; } = 1;

    public Func<int, TensorFacts, bool> Has { get; init; } = (_, _) => true;

    /// <summary>What is known before the first loop; by default slot 0 is the learning rate.</summary>
    public FakeCode Before { get; init; } = (uniforms, hypers, _) =>
    {
        uniforms[0] = hypers[0];
        return 0;
    };

    /// <summary>Local code by level.</summary>
    public Dictionary<int, FakeCode> Locals { get; init; } = [];

    /// <summary>Shared code by level.</summary>
    public Dictionary<int, FakeCode> Shareds { get; init; } = [];

    public override bool HasState(int state, ReadOnlySpan<double> hypers, in TensorFacts facts) => Has(state, facts);

    public override double InitialState(int state, ReadOnlySpan<double> hypers) => Initial;

    public override long BlockLength(int state, ReadOnlySpan<double> hypers, in TensorFacts facts) => Blocks;

    public override KernelPlan Plan(ElementType precision) => plan;

    public override int Prologue(ElementType precision, ReadOnlySpan<double> hypers, double step, double* uniforms) => Before(uniforms, hypers, step);

    public override void Local(ElementType precision, int variant, int level, ReadOnlySpan<double> hypers, double step, double* uniforms)
    {
        if (Locals.TryGetValue(level, out FakeCode? code))
            code(uniforms, hypers, step);
    }

    public override void Shared(ElementType precision, int variant, int level, ReadOnlySpan<double> hypers, double step, double* uniforms)
    {
        if (Shareds.TryGetValue(level, out FakeCode? code))
            code(uniforms, hypers, step);
    }

    public override void Run(
        ElementType precision, Arm arm, LoopMemory memory, int loop, void** tensors, nint count, nint span, double* uniforms, double* partials) =>
        loops[loop]((float**)tensors, count, span, uniforms, partials);

    /// <summary>Leaves one sum of squares, in double, for each 1,024 numbers.</summary>
    public static void Squares(float* values, long count, double* partials)
    {
        for (long start = 0; start < count; start += 1024)
        {
            double sum = 0;
            for (long i = start; i < Math.Min(start + 1024, count); i++)
                sum += (double)values[i] * values[i];
            partials[start / 1024] = sum;
        }
    }
}

/// <summary>Settings of a <see cref="PlanRule"/>.</summary>
internal sealed record PlanSettings([property: JsonIgnore] CompiledRule Fake) : OptimizerSettings
{
    public Slot LearningRate { get; init; } = 0.1;

    public Slot Limit { get; init; } = 1;

    protected override CompiledRule CompiledRule => Fake;

    protected override Slot GetHyper(int index) => index == 0 ? LearningRate : Limit;
}
