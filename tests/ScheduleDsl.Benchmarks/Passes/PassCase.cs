using System;
using System.Linq;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Benchmarks.Passes;

/// <summary>A rule whose time is compared with that of AdamW in float32.</summary>
/// <param name="Title">What tables call it.</param>
/// <param name="Settings">The settings of a run.</param>
internal sealed record PassCase(string Title, OptimizerSettings Settings)
{
    /// <summary>Type of weights and gradients.</summary>
    public ElementType Type { get; init; } = ElementType.Float32;

    /// <summary>How states are kept.</summary>
    public StatePrecision States { get; init; }

    /// <summary>Whether the run may leave values where gradients are.</summary>
    public bool MayOverwriteGradients { get; init; }

    /// <summary>The longest time allowed as a multiple of AdamW's, from the size and from the case's bytes as a multiple of AdamW's; null where there is no such goal.</summary>
    public Func<Size, double, double?> Longest { get; init; } = (_, _) => null;

    public CompiledRule Rule => Settings.Rule;

    /// <summary>Bytes that the loops of a step move for each weight, as often as they come by.</summary>
    public double Bytes(VariantPlan plan)
    {
        KernelPlan kernel = Rule.Plan(ElementType.Float32);
        // What is left in the gradients' memory has the bytes of scratch.
        return (MayOverwriteGradients ? plan.InCache ?? plan.Steps : plan.Steps).OfType<LoopStep>().Where(l => l.Space == StateSpace.Element).SelectMany(l => l.Reads.Concat(l.Writes)).Sum(t => Bytes(kernel.Tensors[t]));
    }

    private double Bytes(TensorInfo tensor) => tensor switch
    {
        { Space: not StateSpace.Element } or { Source: TensorSource.Draw } => 0,
        { Source: TensorSource.Parameter or TensorSource.Gradient or TensorSource.Input } => Type.Size(),
        { Source: TensorSource.State } => States switch
        {
            StatePrecision.Float32 => sizeof(float),
            StatePrecision.BFloat16 or StatePrecision.Float16 => sizeof(ushort),
            _ => sizeof(byte) + sizeof(float) / 256.0,
        },
        _ => sizeof(float),
    };
}
