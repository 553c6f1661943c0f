using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Measuring;

/// <summary>Arrays of one float for each weight that a step reads and writes, each as often as a loop runs over it.</summary>
internal sealed record Traffic(int Reads, int Writes)
{
    public int BytesRead => Reads * sizeof(float);

    public int BytesWritten => Writes * sizeof(float);

    public int Bytes => BytesRead + BytesWritten;

    public static Traffic Of(CompiledRule rule, VariantPlan variant)
    {
        KernelPlan plan = rule.Plan(ElementType.Float32);
        LoopStep[] loops = [.. variant.Steps.OfType<LoopStep>().Where(l => l.Space == StateSpace.Element)];
        int selected = variant.Steps.OfType<SelectStep>().Count(s => IsMemory(s.Source)) * SelectStep.Reads;
        return new Traffic(loops.Sum(l => l.Reads.Count(IsMemory)) + selected, loops.Sum(l => l.Writes.Count(IsMemory)));

        // Random numbers are drawn into cache.
        bool IsMemory(int tensor) => plan.Tensors[tensor] is { Space: StateSpace.Element, Source: not TensorSource.Draw };
    }
}
