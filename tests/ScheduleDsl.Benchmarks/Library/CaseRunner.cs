using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using ScheduleDsl.Benchmarks.Baselines;
using ScheduleDsl.Benchmarks.Ceiling;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Benchmarks.Report;
using ScheduleDsl.Benchmarks.Torch;

namespace ScheduleDsl.Benchmarks.Library;

/// <summary>Measures one rule at one size with one number of threads: brings the contenders together and lets them take turns.</summary>
internal sealed class CaseRunner(Options options, ICeiling ceiling, TorchProcess? torch)
{
    public CaseResult Run(RuleCase rule, Size size, int threads)
    {
        bool withTorch = torch is not null && rule is { Name: "AdamW", Setting: "" };
        using Gang gang = new(threads);
        WarmUp(rule, threads, gang);
        if (withTorch)
            torch!.SetUp(size, threads);
        Buffers buffers = new(size.Elements, rule.InitialStates);
        List<Contender> contenders = Contenders(rule, size, threads, buffers, gang);
        try
        {
            if (withTorch)
                contenders.AddRange([new TorchContender(torch!, "foreach"), new TorchContender(torch!, "loop")]);
            IReadOnlyList<Measurement> measured = Rotation.Run(contenders, size.Elements, rule.BytesPerElement, options.Rounds);
            RequireFinite(rule, buffers);
            long allocated = AllocatedPerStep(contenders[0]);
            return new CaseResult(rule.Name, rule.Setting, size.Tensors, size.Length, threads, rule.BytesPerElement, rule.Shape.ToString(), allocated, measured);
        }
        finally
        {
            contenders.ForEach(contender => contender.Dispose());
            if (withTorch)
                torch!.Free();
        }
    }

    private List<Contender> Contenders(RuleCase rule, Size size, int threads, Buffers buffers, Gang gang)
    {
        RunOptions run = new() { Threads = threads, Arm = options.Arm };
        string name = $"ScheduleDsl, {Arms.Resolve(options.Arm)}";
        List<Contender> contenders = [];
        if (size.Tensors == 1)
        {
            contenders.Add(RunContender.Borrowing(name, rule, buffers, run));
        }
        else
        {
            contenders.Add(RunContender.InArena($"{name}, one arena", Role.Library, rule, size, buffers, run));
            contenders.Add(RunContender.InArena($"{name}, one flat tensor", Role.LibraryFlat, rule, new Size(1, size.Elements), buffers, run));
            contenders.Add(RunContender.InArrays($"{name}, arrays of their own", Role.LibraryApart, rule, size, buffers, run));
        }

        contenders.Add(new CeilingContender(ceiling, rule.Shape, buffers, gang));
        contenders.AddRange(ArmsOf(rule).Select(arm => new ArmContender(arm, rule, buffers, size, gang)));
        if (rule.Setting.Length == 0)
            contenders.AddRange(BaselineCatalogue.Of(rule.Name, buffers, size, gang));
        return contenders;
    }

    /// <summary>Every arm that this machine has where the tables compare them; elsewhere the scalar one, which shows what vectors are worth.</summary>
    private IEnumerable<Arm> ArmsOf(RuleCase rule)
    {
        yield return Arm.Scalar;
        if (rule.Setting.Length > 0 || !options.Arms.Contains(rule.Name, StringComparer.OrdinalIgnoreCase))
            yield break;
        if (Vector128.IsHardwareAccelerated)
            yield return Arm.Vector128;
        if (Vector256.IsHardwareAccelerated)
            yield return Arm.Vector256;
        if (Vector512.IsHardwareAccelerated)
            yield return Arm.Vector512;
    }

    private void WarmUp(RuleCase rule, int threads, Gang gang)
    {
        Size small = new(2, 2048);
        List<Contender> contenders = Contenders(rule, small, threads, new Buffers(small.Elements, rule.InitialStates), gang);
        Rotation.WarmUp(contenders);
        contenders.ForEach(contender => contender.Dispose());
    }

    private static long AllocatedPerStep(Contender contender)
    {
        const int steps = 4;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        contender.Run(steps);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / steps;
    }

    /// <summary>Infinities and NaN take other paths through some loops, so their times would not count.</summary>
    private static unsafe void RequireFinite(RuleCase rule, Buffers buffers)
    {
        for (int i = 0; i < Math.Min(buffers.Elements, 4096); i++)
        {
            if (!float.IsFinite(buffers.Parameters[i]))
                throw new InvalidOperationException($"{rule.Title}: a weight became {buffers.Parameters[i]}, so the times mean nothing.");
        }
    }
}
