using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Cli.Tests.Porting;

/// <summary>What is said of conventions; the numbers are worked out from the formulas by hand.</summary>
public sealed class ConventionTests
{
    private const string Sgd = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n";

    [Fact]
    public void CosineWithinItsPeriod_AgreesAndPartsWhereItRises()
    {
        // (1 + cos(201 pi / 200)) / 20 is 6.1685e-6.
        Assert.Contains(
            "line 2: PyTorch.CosineAnnealingLR and this library's own Schedules.Cosine { Peak = 0.1, Steps = 200 } agree over the whole run of 200 steps; "
            + "beyond it, at step 201, they part: 6.16838e-06 there, 0 here.",
            PortedCode.Of(Sgd + "s = CosineAnnealingLR(optimizer, T_max=200)").Conventions);
    }

    [Fact]
    public void RunLongerThanTheCosine_DiffersFirstAfterItsEnd() => Assert.Contains(
        PortedCode.Of(Sgd + "s = CosineAnnealingLR(optimizer, 200)\nfor epoch in range(300):\n    s.step()").Conventions,
        c => c.EndsWith("first differ at step 201: 6.16838e-06 there, 0 here.", StringComparison.Ordinal));

    [Fact]
    public void WarmupFromAFactor_DiffersFromOneFromZeroAtOnce() => Assert.Contains(
        PortedCode.Of(Sgd + "s = SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=5), CosineAnnealingLR(optimizer, T_max=95)], [5])").Conventions,
        c => c.EndsWith("{ Peak = 0.1, Steps = 100, WarmupSteps = 5 } first differ at step 0: 0.01 there, 0 here.", StringComparison.Ordinal));

    [Fact]
    public void OneCycle_ReachesItsPeakOneStepEarlier() => Assert.Contains(
        // PyTorch's first phase has 0.3 * 100 - 1 = 29 steps, this library's 30: step 1 is 0.004 + 0.096 (1 - cos(pi / 29)) / 2 against (1 - cos(pi / 30)) / 2.
        PortedCode.Of(Sgd + "s = OneCycleLR(optimizer, 0.1, total_steps=100)").Conventions,
        c => c.EndsWith("first differ at step 1: 0.00428138 there, 0.00426295 here.", StringComparison.Ordinal));

    [Theory]
    [InlineData("MultiStepLR(optimizer, [30, 80])")]
    [InlineData("CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2)")]
    [InlineData("StepLR(optimizer, 30)")]
    [InlineData("ExponentialLR(optimizer, 0.99)")]
    [InlineData("PolynomialLR(optimizer, total_iters=50, power=2.0)")]
    [InlineData("CyclicLR(optimizer, 0.01, 0.1, step_size_up=10, cycle_momentum=False)")]
    public void SameConvention_IsSaidToAgree(string scheduler) =>
        Assert.Contains(PortedCode.Of(Sgd + "s = " + scheduler).Conventions, c => c.Contains("agree over the", StringComparison.Ordinal));

    [Fact]
    public void TimmsMultistep_DropsOneStepEarlier() => Assert.Contains(
        PortedCode.Of("train.py --sched multistep --lr 0.1 --opt momentum --decay-milestones 30 60 --warmup-epochs 0 --epochs 90").Conventions,
        c => c.EndsWith("first differ at step 29: 0.01 there, 0.1 here.", StringComparison.Ordinal));

    [Fact]
    public void TimmsCosine_NeverReachesItsRateUnderAWarmup()
    {
        PortedCode code = PortedCode.Of("train.py --sched cosine --lr 0.1 --opt momentum --warmup-epochs 5 --warmup-lr 0 --epochs 100");

        // At epoch 5 timm's cosine has run for 5 epochs; this library's begins there.
        Assert.Contains(code.Conventions, c => c.EndsWith("first differ at step 5: 0.0993844 there, 0.1 here.", StringComparison.Ordinal));
        Assert.Contains(code.Conventions, c => c.Contains("once per epoch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("torch.optim.Adam(m.parameters(), lr=1e-3, weight_decay=0.01)", "(coupled)")]
    [InlineData("torch.optim.AdamW(m.parameters(), lr=1e-3)", "AdamW's default in PyTorch is 0.01")]
    public void WeightDecay_IsSaidWhereItBites(string optimizer, string text) =>
        Assert.Contains(PortedCode.Of("o = " + optimizer).Conventions, c => c.StartsWith("line 1: ", StringComparison.Ordinal) && c.Contains(text, StringComparison.Ordinal));

    [Fact]
    public void HuggingFacesWarmup_SaysThatTheFirstUpdateDoesNothing() => Assert.Contains(
        "line 1: Hugging Face's warmup starts at rate 0: the first update changes no weight.",
        PortedCode.Of("args = TrainingArguments(max_steps=100, warmup_steps=10)").Conventions);
}
