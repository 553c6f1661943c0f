using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What the library comes with is nothing to warn of: its schedules as they are, over their own length or a plan.</summary>
public sealed class BuiltInGuidelineTests
{
    private const int Steps = 10_000;

    // What has no default that can be read: lengths of a run or of a part of it, and what makes updates of tokens.
    private static readonly Dictionary<string, double> Lengths = new()
    {
        ["Steps"] = Steps, ["TotalSteps"] = Steps, ["TotalNumSteps"] = Steps, ["NumTrainingSteps"] = Steps, ["NumTrainSteps"] = Steps,
        ["TMax"] = Steps, ["TInitial"] = Steps, ["TransitionSteps"] = Steps, ["DecaySteps"] = Steps, ["LrDecaySteps"] = Steps,
        ["FirstCycleSteps"] = Steps, ["Items"] = Steps, ["NIterations"] = 10 * Steps,
        ["WarmupPeriod"] = Steps / 10, ["WarmupSteps"] = Steps / 10, ["NumWarmupSteps"] = Steps / 10, ["NumDecaySteps"] = Steps / 10,
        ["TotalTokens"] = 1e11, ["BatchSize"] = 128, ["SeqLength"] = 4096,
    };

    // Their time is not the number of an update: the norm of the weights, and samples.
    private static readonly Type[] OfOtherTime = [typeof(ScheduleDsl.Schedules.EffectiveRate), typeof(ScheduleDsl.Megatron.StepBatchsizeNumMicroBatchesCalculator)];

    // A run that ends within a cycle, or with its warmup or its plateau, is something to say.
    private static readonly Dictionary<Type, long[]> Plans = new()
    {
        [typeof(ScheduleDsl.PyTorch.LinearLR)] = [Steps], [typeof(ScheduleDsl.Optax.WarmupConstantSchedule)] = [Steps], [typeof(ScheduleDsl.Init2Winit.WarmupFn)] = [10 * Steps],
        [typeof(ScheduleDsl.Epfl.WsdSchedule)] = [10 * Steps],
        [typeof(ScheduleDsl.Schedules.HalfLifeWsd)] = [3 * Steps, 100 * Steps],
        [typeof(ScheduleDsl.Schedules.Sgdr)] = [15_000, 63_000], [typeof(ScheduleDsl.PyTorch.CyclicLR)] = [12_000, 100 * Steps],
    };

    // Adaptive by its roles, and no rate is too large or too small whatever the gradients are.
    private static readonly Dictionary<Type, string> WithoutRateBounds = new()
    {
        [typeof(Adadelta)] = "has steps of its own unit: its authors have no rate, and 1 is usual",
        [typeof(AdaHessian)] = "divides by a curvature: its own default is 0.15",
        [typeof(Lamb)] = "trust ratios make steps a part of the weights",
        [typeof(MomoAdam)] = "the rate is a bound of the step that is found",
        [typeof(RmsProp)] = "published with 0.256 and an epsilon of 1e-3",
        [typeof(DistributedShampoo)] = "steps are as long as those of the method that it is grafted on",
        [typeof(ScalableShampoo)] = "steps are as long as those of the method that it is grafted on",
    };

    public static TheoryData<string> AdaptiveRules =>
    [
        .. Registry.Optimizers.Where(entry => entry.Type.Assembly == typeof(Schedule).Assembly && RateOf(entry.Type) is not null
            && (RoleOf(entry.Type, HyperRole.SecondMomentDecay) is not null || entry.Type.GetCustomAttribute<OptimizerAttribute>()!.Traits.HasFlag(RuleTraits.ForHiddenMatrices)))
            .Select(entry => entry.Name),
    ];

    [Theory]
    [MemberData(nameof(AdaptiveRules))]
    public void AdaptiveRule_BoundsItsRateOrIsExempt(string name)
    {
        Type type = Registry.FindOptimizer(name).Type;
        string rate = RateOf(type)!;

        bool bounds = new[] { "1e-9", "1e3" }.Any(number => Registry.ReadSettings(name, $$"""{ "{{rate}}": {{number}} }""").Check().Any(a => a.Id == "SDL251" && a.Subject == rate));
        Assert.True(bounds != WithoutRateBounds.ContainsKey(type), bounds ? $"{name} bounds its rate: it is no exemption" : $"{name} has no [Guideline] for {rate}, and is no exemption");
    }

    private static string? RateOf(Type rule) => RoleOf(rule, HyperRole.LearningRate);

    private static string? RoleOf(Type rule, HyperRole role) => rule.GetProperties().FirstOrDefault(p => p.GetCustomAttribute<HyperAttribute>()?.Role == role)?.Name;

    public static TheoryData<string> Names =>
    [
        .. Registry.Schedules.Where(entry => entry.Type.Assembly == typeof(Schedule).Assembly && !OfOtherTime.Contains(entry.Type))
            .Select(entry => entry.Type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void ScheduleWithItsDefaults_IsSilent(string name)
    {
        Schedule schedule = WithLength(Registry.Schedules.Single(entry => entry.Type.FullName == name).Create());
        long[] plans = Plans.TryGetValue(schedule.GetType(), out long[]? fitting) ? fitting : schedule.Length is { } length ? [length] : [Steps, 100 * Steps];

        foreach (IReadOnlyList<Advice> advice in plans.Select(steps => schedule.Check(new Plan { Steps = steps })).Append(schedule.Check()))
            Assert.True(advice.All(a => a.Tier < AdviceTier.Warning), string.Join("\n", advice));
    }

    private static Schedule WithLength(Schedule schedule)
    {
        foreach (string table in schedule.TableNames)
            schedule = schedule.WithTable(table, table == "Milestones" ? StepTable.Of(Steps / 2, Steps * 3 / 4) : StepTable.Of(Steps / 2, Steps));
        for (int i = 0; i < schedule.Properties.Count; i++)
        {
            if (schedule.Get(i) == 0 && Lengths.TryGetValue(schedule.Properties[i].Name, out double length))
                schedule = schedule.With(i, length);
        }
        Assert.True(CanBeRead(schedule), schedule.Fingerprint);
        return schedule;
    }

    private static bool CanBeRead(Schedule schedule)
    {
        try
        {
            schedule.At(0);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
