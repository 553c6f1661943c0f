using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>Built-ins, and declarations that anybody could write, against other people's schedules.</summary>
public class GoldenTests
{
    [Theory]
    [InlineData("formula_rex_sampled_1", "RexAt50And75")]
    [InlineData("formula_rex_sampled_2", "RexAt33And66")]
    [InlineData("formula_rex_sampled_3", "RexAt25And50And75")]
    [InlineData("formula_rex_sampled_4", "RexEvery10Percent")]
    [InlineData("formula_rex_sampled_5", "RexEvery5Percent")]
    [InlineData("formula_rex_sampled_6", "RexEvery1Percent")]
    [InlineData("formula_rex_sampled_7", "LinearAt50And75")]
    [InlineData("formula_rex_sampled_8", "LinearAt33And66")]
    [InlineData("formula_rex_sampled_9", "LinearAt25And50And75")]
    public void ProfilesReadAtTheSamplingRatesOfTheRexPaper(string file, string schedule)
    {
        Golden golden = Golden.Load(file);
        golden.AssertEqual(Declared.BuiltIn(schedule).Read(("Peak", golden["lr"]), ("Steps", golden["total_steps"])));
    }

    [Fact]
    public void RexReadAtEveryUpdateIsInit2winits()
    {
        Golden golden = Golden.Load("init2winit_rex_1");
        golden.AssertEqual(Declared.BuiltIn("Rex").Read(
            ("Peak", golden["base_lr"]), ("WarmupSteps", golden["warmup_steps"]), ("Steps", golden["total_steps"])));
    }

    [Fact]
    public void ConstantIsOptaxs()
    {
        Golden golden = Golden.Load("optax_constant_schedule_1");
        golden.AssertEqual(Declared.BuiltIn("Constant").Read(("Peak", golden["value"])));
    }

    [Fact]
    public void LinearWarmupIsOptaxsAndHuggingFaces()
    {
        Golden optax = Golden.Load("optax_warmup_constant_schedule_1");
        optax.AssertEqual(Declared.BuiltIn("LinearWarmup").Read(("Peak", optax["peak_value"]), ("WarmupSteps", optax["warmup_steps"])));

        Golden rising = Golden.Load("optax_linear_schedule_1");
        rising.AssertEqual(Declared.BuiltIn("LinearWarmup").Read(("Peak", rising["end_value"]), ("WarmupSteps", rising["transition_steps"])));

        Golden face = Golden.Load("hf_constant_schedule_with_warmup_1");
        face.AssertEqual(Declared.BuiltIn("LinearWarmup").Read(("Peak", face["lr"]), ("WarmupSteps", face["num_warmup_steps"])));
    }

    [Fact]
    public void LinearIsTorchsHuggingFacesAndOptaxs()
    {
        Golden up = Golden.Load("torch_linear_lr_1");
        up.AssertEqual(Declared.BuiltIn("LinearWarmup").Read(
            ("Peak", up["lr"] * up["end_factor"]), ("WarmupFromOfPeak", up["start_factor"] / up["end_factor"]), ("WarmupSteps", up["total_iters"])));

        Golden down = Golden.Load("torch_linear_lr_2");
        down.AssertEqual(Declared.BuiltIn("Linear").Read(
            ("Peak", down["lr"]), ("DecayFloorOfPeak", down["end_factor"]), ("Steps", down["total_iters"])));

        Golden face = Golden.Load("hf_linear_schedule_with_warmup_1");
        face.AssertEqual(Declared.BuiltIn("Linear").Read(
            ("Peak", face["lr"]), ("WarmupSteps", face["num_warmup_steps"]), ("Steps", face["num_training_steps"])));

        Golden late = Golden.Load("optax_linear_schedule_2");
        Declared held = Declared.Parse("[Schedule(Peak = 1)] [Hold(Steps = 40)] [Decay(typeof(Linear), Steps = 120, Floor = 0.1)]");
        late.AssertEqual(held.Read());
    }

    [Fact]
    public void CosineIsTorchsOptaxsAndHuggingFaces()
    {
        foreach (string file in new[] { "torch_cosine_annealing_lr_1", "torch_cosine_annealing_lr_2" })
        {
            Golden torch = Golden.Load(file);
            torch.AssertEqual(Declared.BuiltIn("Cosine").Read(
                ("Peak", torch["lr"]), ("DecayFloorOfPeak", torch["eta_min"] / torch["lr"]), ("Steps", torch["T_max"])));
        }
        Golden beyond = Golden.Load("torch_cosine_annealing_lr_3");
        beyond.AssertEqual(Declared.Parse("[Schedule(Peak = 0.1, Steps = 60, End = ScheduleEnd.Continue)] [Decay(typeof(Cosine), Floor = 1e-3)]").Read());

        Golden optax = Golden.Load("optax_cosine_decay_schedule_1");
        optax.AssertEqual(Declared.BuiltIn("Cosine").Read(("Peak", optax["init_value"]), ("Steps", optax["decay_steps"])));

        // Hugging Face lets the cosine go on after its end; up to there the two agree.
        Golden face = Golden.Load("hf_cosine_schedule_with_warmup_1");
        face.AssertEqual(
            Declared.BuiltIn("Cosine").Read(("Peak", face["lr"]), ("WarmupSteps", face["num_warmup_steps"]), ("Steps", face["num_training_steps"])),
            Enumerable.Range(0, (int)face["num_training_steps"] + 1));
    }

    [Fact]
    public void ThirtySixtyNinetyIsTorchsMultistep()
    {
        Golden golden = Golden.Load("torch_multistep_lr_1");
        golden.AssertEqual(Declared.BuiltIn("StepDecay").Read(("Peak", golden["lr"]), ("DropsFactor", golden["gamma"]), ("Steps", 200)));
    }

    [Theory]
    [InlineData("torch_multistep_lr_2", 200)]
    [InlineData("torch_multistep_lr_3", 1000)]
    public void DropsAreTorchsMilestonesAsPercents(string file, int steps)
    {
        Golden golden = Golden.Load(file);
        string marks = string.Join(", ", golden.Array("milestones").Select(m => Invariant(100 * m / steps)));
        Declared declared = Declared.Parse($"[Schedule(Peak = {Invariant(golden["lr"])}, Steps = {steps})] [Drops({marks}, Factor = {Invariant(golden["gamma"])})]");
        golden.AssertEqual(declared.Read());
    }

    [Theory]
    [InlineData("torch_step_lr_1")]
    [InlineData("torch_step_lr_2")]
    public void DropsAtEqualDistancesAreTorchsStepSize(string file)
    {
        Golden golden = Golden.Load(file);
        int size = (int)golden["step_size"];
        string marks = string.Join(", ", Enumerable.Range(1, 199 / size).Select(i => Invariant(100.0 * i * size / 200)));
        Declared declared = Declared.Parse($"[Schedule(Peak = {Invariant(golden["lr"])}, Steps = 200)] [Drops({marks}, Factor = {Invariant(golden["gamma"])})]");
        golden.AssertEqual(declared.Read());

        Declared every = Declared.Parse($"[Schedule(Peak = {Invariant(golden["lr"])})] [Drops(EverySteps = {size}, Factor = {Invariant(golden["gamma"])})]");
        golden.AssertEqual(every.Read());
    }

    [Theory]
    [InlineData("megatron_wsd_1", "Linear")]
    [InlineData("megatron_wsd_2", "Cosine")]
    [InlineData("megatron_wsd_3", "Halving")]
    [InlineData("megatron_wsd_4", "OneMinusSqrt")]
    public void WsdIsMegatrons(string file, string profile)
    {
        Golden golden = Golden.Load(file);
        Declared declared = Declared.Parse(
            $"[Schedule(Peak = 1e-3, Steps = 300)] [Warmup(Steps = 30)] [Hold] [Decay(typeof({profile}), Steps = 80, Floor = 1e-5)]");
        golden.AssertEqual(declared.Read());
    }

    [Theory]
    [InlineData("epfl_wsd_1", "Linear", 0.01)]
    [InlineData("epfl_wsd_3", "Cosine", 0.01)]
    [InlineData("epfl_wsd_4", "MirrorCosine", 0.01)]
    [InlineData("epfl_wsd_5", "OneMinusSquare", 0.01)]
    [InlineData("epfl_wsd_6", "OneMinusSqrt", 0.01)]
    public void WsdIsEpfls(string file, string profile, double floor)
    {
        Golden golden = Golden.Load(file);
        Declared declared = Declared.Parse(
            $"[Schedule(Steps = 300)] [Warmup(Steps = 30, FromOfPeak = 0.01)] [Hold] [Decay(typeof({profile}), Fraction = 0.2, FloorOfPeak = {Invariant(floor)})]");
        golden.AssertEqual(declared.Read());
    }

    [Fact]
    public void AnExponentialDecayIsAProfileInOneLine()
    {
        const string profile = "[Profile] static partial class To1Percent { static double Value(double t) => Pow(0.01, t); }";
        Golden.Load("epfl_wsd_2").AssertEqual(Declared.Parse(
            "[Schedule(Steps = 300)] [Warmup(Steps = 30, FromOfPeak = 0.01)] [Hold] [Decay(typeof(To1Percent), Fraction = 0.2)]", profile).Read());

        const string triStage = "[Profile] static partial class To5Percent { static double Value(double t) => Pow(0.05, t); }";
        Golden.Load("fairseq_tri_stage_1").AssertEqual(Declared.Parse(
            "[Schedule(Peak = 1e-3)] [Warmup(Steps = 40, FromOfPeak = 0.01)] [Hold(Steps = 160)] [Decay(typeof(To5Percent), Steps = 100)]", triStage).Read());
    }

    [Fact]
    public void BuiltInWsdWithCosineShapeIsHuggingFaces()
    {
        Golden golden = Golden.Load("hf_wsd_schedule_1");
        Declared declared = Declared.Parse(
            "[Schedule(Peak = 1e-3)] [Warmup(Steps = 30)] [Hold(Steps = 150)] [Decay(typeof(Cosine), Steps = 60, FloorOfPeak = 0.1)]");
        golden.AssertEqual(declared.Read());
    }

    private static string Invariant(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
