using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Each guideline in code and at run time: the same id and the same words, and silence beside it.</summary>
public sealed class GuidelineTests
{
    [Fact]
    public Task WarmupLongerThanHalfOfTheRun_IsAWarning() => AssertAdvice(
        "SDL151", DiagnosticSeverity.Warning, "the warmup of Wsd takes 800 of 1,000 updates (80 %): the run trains at its peak rate for 20 % of it",
        "new Wsd { Peak = 3e-4, Steps = 1000, WarmupSteps = 800, DecayFraction = 0.1 }",
        new Wsd { Peak = 3e-4, Steps = 1000, WarmupSteps = 800, DecayFraction = 0.1 }.Check().ToArray());

    [Fact]
    public Task WarmupOfHalfOfTheRun_IsSilent() => AssertSilent("new Wsd { Peak = 3e-4, Steps = 1000, WarmupSteps = 500, DecayFraction = 0.1 }");

    [Fact]
    public Task DecayTimesTheRateOfASchedule_IsReadAtItsPeak() => AssertAdvice(
        "SDL250", DiagnosticSeverity.Error, "AdamW with WeightDecay = 20 and a rate of up to 0.05 takes 100 % of every weight in one update",
        "new AdamWSettings { LearningRate = new Cosine { Peak = 0.05, Steps = 1000 }, {|WeightDecay = 20|} }",
        new AdamWSettings { LearningRate = new Cosine { Peak = 0.05, Steps = 1000 }, WeightDecay = 20 }.Check().ToArray());

    [Fact]
    public Task UsualDecay_IsSilent() => AssertSilent("new AdamWSettings { LearningRate = 6e-4, WeightDecay = 0.1, Beta2 = 0.95 }");

    [Fact]
    public Task NumbersThatNobodyKnowsYet_AreNotJudged() => AssertSilent("new AdamWSettings { LearningRate = rate, WeightDecay = 100 }");

    [Fact]
    public void PlanOfMicroBatches_IsNamedByItsFactor()
    {
        Plan plan = new() { Steps = 1000, BatchSize = 32, Accumulation = 8 };
        Advice advice = Assert.Single(new Cosine { Peak = 0.1, Steps = 8000 }.Check(plan));
        Assert.Equal(("SDL158", AdviceTier.Warning), (advice.Id, advice.Tier));
        Assert.Equal("Cosine takes 8,000 updates and the plan 1,000: it is cut off at 12.5 % of its way (8 = Accumulation)", advice.Message);
        Assert.Empty(new Cosine { Peak = 0.1, Steps = 1000 }.Check(plan));
    }

    [Fact]
    public void NumberOutOfItsRange_IsAnErrorByItself()
    {
        Advice advice = Assert.Single(new AdamWSettings { Beta1 = 1.5, WeightDecay = 1e9 }.Check());
        Assert.Equal(("SDL206", AdviceTier.Error), (advice.Id, advice.Tier));
    }

    [Fact]
    public void Policy_DecidesWhatAWarningDoes()
    {
        IReadOnlyList<Advice> advice = new AdamWSettings { LearningRate = 0.2, WeightDecay = 0.5 }.Check();
        List<string> log = [];

        advice.Follow(CheckPolicy.Ignore, log.Add);
        Assert.Empty(log);
        advice.Follow(CheckPolicy.Log, log.Add);
        Assert.Contains(log, line => line.StartsWith("warning SDL250: AdamW with WeightDecay = 0.5", System.StringComparison.Ordinal));
        Assert.Contains("SDL250", Assert.Throws<System.ArgumentException>(() => advice.Follow(CheckPolicy.Throw, log.Add)).Message);
        new AdamWSettings { LearningRate = 1e-4 }.Check().Follow(CheckPolicy.Throw, log.Add);
    }

    private static async Task AssertAdvice(string id, DiagnosticSeverity severity, string message, string expression, Advice[] atRunTime)
    {
        string marked = expression.Contains("{|") ? expression.Split("{|")[1].Split("|}")[0] : expression;
        Diagnostic[] found = [.. (await AnalyzerHost.Advice(Source(expression.Replace("{|", "").Replace("|}", "")))).Where(d => d.Severity >= DiagnosticSeverity.Warning)];

        Diagnostic one = Assert.Single(found);
        Assert.Equal((id, severity, message), (one.Id, one.Severity, one.GetMessage()));
        Assert.Equal(marked, one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
        Assert.Contains(atRunTime, a => a.Id == id && a.Tier.ToString() == severity.ToString() && a.Message == message);
    }

    private static async Task AssertSilent(string expression) =>
        Assert.DoesNotContain(await AnalyzerHost.Advice(Source(expression)), d => d.Severity >= DiagnosticSeverity.Warning);

    private static string Source(string expression) => $$"""
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;
        public static class Training { public static object Make(double rate) => {{expression}}; }
        """;
}
