using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Testing.Tests.Order;

/// <summary>Rules of users with order statistics, compiled and replayed.</summary>
public class OrderReplayTests
{
    public static TheoryData<Type, int> Rules
    {
        get
        {
            TheoryData<Type, int> data = [];
            foreach (Type settings in (Type[])[typeof(QuantileClipSettings), typeof(WideOrderSettings), typeof(MatrixOrderSettings), typeof(BlockOrderSettings)])
            {
                foreach (int threads in (int[])[1, 2, 4])
                    data.Add(settings, threads);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Run_IsTheReplayInEveryBit(Type type, int threads)
    {
        OptimizerSettings settings = (OptimizerSettings)Activator.CreateInstance(type)!;
        using ParameterTable table = Cases.Table(3, ("a", [3, 5, 70]), ("b", [90]), ("c", [1]), ("d", [40, 33]));
        RunOptions options = new() { Threads = threads, ChunkElements = 1024, Groups = [new ParameterGroup { Name = "vectors", MaxRank = 1 }] };
        using OptimizerRun run = OptimizerRun.Create(table, settings, options);
        RuleReplay replay = RuleReplay.Of(table, settings, options);
        foreach (string kind in Cases.Kinds.Append("spread"))
        {
            Cases.FillGradients(table, kind, kind.Length);
            replay.Step();
            run.Step();
            foreach (Parameter parameter in table)
                Assert.Equal(replay.Values(parameter.Name).ToArray(), parameter.Values.ToArray());
        }
    }

    // So large that threads share each tensor.
    [Theory]
    [InlineData(typeof(QuantileClipSettings))]
    [InlineData(typeof(WideOrderSettings))]
    [InlineData(typeof(MatrixOrderSettings))]
    [InlineData(typeof(BlockOrderSettings))]
    public void ThreadsAndWidthOfVectors_ChangeNoBit(Type type)
    {
        float[]? expected = null;
        foreach ((int threads, Arm arm) in ((int, Arm)[])[(1, Arm.Scalar), (1, Arm.Auto), (2, Arm.Auto), (4, Arm.Scalar)])
        {
            using ParameterTable table = Cases.Table(3, ("a", [2, 300, 200]), ("b", [77_777]), ("c", [33]));
            using OptimizerRun run = OptimizerRun.Create(table, (OptimizerSettings)Activator.CreateInstance(type)!, new RunOptions { Threads = threads, Arm = arm, ChunkElements = 8192 });
            for (int step = 0; step < 3; step++)
            {
                Cases.FillGradients(table, "ties", step);
                run.Step();
            }

            float[] found = [.. table.SelectMany(p => p.Values.ToArray())];
            expected ??= found;
            Assert.Equal(expected, found);
        }
    }

    [Theory]
    [InlineData(typeof(QuantileClipSettings))]
    [InlineData(typeof(WideOrderSettings))]
    [InlineData(typeof(MatrixOrderSettings))]
    [InlineData(typeof(BlockOrderSettings))]
    public void RulesWithOrderStatistics_KeepWhatIsPromised(Type type) => Assert.Superset(
        new HashSet<string> { "targets", "body", "precision", "resume", "not finite", "allocation", "cost" },
        RuleProof.Verify((OptimizerSettings)Activator.CreateInstance(type)!).Results.Where(r => r.Outcome.Verdict == ProofVerdict.Holds).Select(r => r.Check).ToHashSet());

    // What the run reads must be as short as memory holds it.
    [Theory]
    [InlineData(ElementType.BFloat16)]
    [InlineData(ElementType.Float16)]
    public void GradientsOfLowPrecision_AreWidenedBeforeTheyAreOrdered(ElementType precision)
    {
        float[] numbers = Cases.Numbers("close", 5000, 3);
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, precision, ("a", [5000]));
        if (precision == ElementType.BFloat16)
            numbers.Select((x, i) => (BFloat16)(x + i)).ToArray().CopyTo(table["a"].GradientsAs<BFloat16>());
        else
            numbers.Select((x, i) => (Half)(x + i)).ToArray().CopyTo(table["a"].GradientsAs<Half>());
        float[] held = precision == ElementType.BFloat16
            ? [.. table["a"].GradientsAs<BFloat16>().ToArray().Select(x => (float)x)]
            : [.. table["a"].GradientsAs<Half>().ToArray().Select(x => (float)x)];
        using OptimizerRun run = OptimizerRun.Create(table, new SelectedSettings { Rank = 0.7 });
        run.Step();
        Assert.Equal(Cases.Quantile(held, 0.7), table["a"].Values[0]);
    }
}
