using System.Threading;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Torch;

/// <summary>One of PyTorch's two implementations: all tensors in one call per operation, or one tensor after the other.</summary>
internal sealed class TorchContender(TorchProcess torch, string kind) : Contender($"PyTorch {torch.Version} AdamW ({kind})", Role.PyTorch)
{
    public override void Run(int steps) => Time(steps);

    public override double Time(int steps)
    {
        double seconds = torch.Step(kind, steps);
        // Its OpenMP threads spin for some milliseconds after the last operation, which the next contender would pay for.
        Thread.Sleep(10);
        return seconds;
    }
}
