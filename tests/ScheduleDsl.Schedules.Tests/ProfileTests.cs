using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>Profiles with settings, against their formulas written in another way.</summary>
public class ProfileTests
{
    public static TheoryData<string, string, Func<double, double>> Formulas => new()
    {
        { "Polynomial", "Power=2.5", t => Math.Pow(1 - t, 2.5) },
        { "Exponential", "Ratio=0.05", t => Math.Exp(t * Math.Log(0.05)) },
        { "HalfLife", "Halvings=3", t => Math.Exp(-3 * t * Math.Log(2)) },
        { "Inverse", "Ratio=0.2", t => 1 / (5 * t + 1 - t) },
        { "InverseSqrt", "Alpha=10", t => (1 / Math.Sqrt(1 + 10 * t) - 1 / Math.Sqrt(11)) / (1 - 1 / Math.Sqrt(11)) },
        { "GeneralisedRex", "Beta=0.1", t => (1 - t) / (0.1 + 0.9 * (1 - t)) },
        { "Uba", "Phi=2", t => (1 + Math.Cos(Math.PI * t)) / 2 },
        { "Uba", "Phi=1", t => 2 * (1 + Math.Cos(Math.PI * t)) / (3 + Math.Cos(Math.PI * t)) },
        { "Tanh", "", t => 1 / (1 + Math.Exp(2 * (-7 + 10 * t))) },
        { "KDecayCosine", "K=1.5", t => Math.Pow(Math.Cos(Math.PI * Math.Pow(t, 1.5) / 2), 2) },
        { "KDecayPolynomial", "K=3, Power=0.5", t => Math.Sqrt(1 - t * t * t) },
        { "CosinePower", "Exponent=0.5", t => Math.Cos(Math.PI * t / 2) },
        { "DelayedRex", "Delay=0.5", t => t < 0.5 ? 1 : 2 * (1 - t) / (1.5 - t) },
        { "DelayedLinear", "Delay=0.75", t => Math.Min(1, 4 * (1 - t)) },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void ProfileHasItsFormula(string profile, string set, Func<double, double> formula)
    {
        Compiler.Analysis.ScheduleReading reading = Declared.Parse($"[Schedule(Steps = 128)] [Decay(typeof({profile}), Set = \"{set}\")]").Read();

        Assert.All(Enumerable.Range(0, 129), k => Assert.Equal(formula(k / 128.0), reading.At(k), 1e-13));
    }

    [Theory]
    [InlineData("megatron_wsd_1", "Polynomial", "Power=1")]
    [InlineData("megatron_wsd_2", "KDecayCosine", "K=1")]
    public void AtTheSettingOfAnOtherProfile_ItIsThatProfile(string file, string profile, string set) => Golden.Load(file).AssertEqual(Declared.Parse(
        $"[Schedule(Peak = 1e-3, Steps = 300)] [Warmup(Steps = 30)] [Hold] [Decay(typeof({profile}), Set = \"{set}\", Steps = 80, Floor = 1e-5)]").Read());

    [Fact]
    public void AnExponentialCooldownIsEpflsAndFairseqs()
    {
        Golden.Load("epfl_wsd_2").AssertEqual(Declared.Parse(
            "[Schedule(Steps = 300)] [Warmup(Steps = 30, FromOfPeak = 0.01)] [Hold] [Cooldown(typeof(Exponential), Fraction = 0.2, Set = \"Ratio=0.01\")]").Read());
        Golden.Load("fairseq_tri_stage_1").AssertEqual(Declared.Parse(
            "[Schedule(Peak = 1e-3)] [Warmup(Steps = 40, FromOfPeak = 0.01)] [Hold(Steps = 160)] [Cooldown(typeof(Exponential), Steps = 100, Set = \"Ratio=0.05\")]").Read());
    }

    [Fact]
    public void APolynomialIsTorchs()
    {
        Golden golden = Golden.Load("torch_polynomial_lr_1");
        golden.AssertEqual(Declared.Parse("[Schedule] [Decay(typeof(Polynomial))]").Read(
            ("Peak", golden["lr"]), ("Steps", golden["total_iters"]), ("DecayPower", golden["power"])));
    }
}
