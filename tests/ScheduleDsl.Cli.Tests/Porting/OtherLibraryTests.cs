using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Cli.Tests.Porting;

public sealed class OtherLibraryTests
{
    [Fact]
    public void OptaxChain_BecomesRuleAndScheduleAndNamesTheClipping()
    {
        PortedCode code = PortedCode.Of("""
            import optax
            schedule = optax.warmup_cosine_decay_schedule(0.0, 3e-4, 100, decay_steps=1_000, end_value=3e-5)
            tx = optax.chain(
                optax.clip_by_global_norm(1.0),
                optax.adamw(schedule, b2=0.95),
            )
            """);

        Assert.Equal((0.95, 1e-4), (code.Hyper("Beta2").Value, code.Hyper("WeightDecay").Value));
        Assert.Equal(3e-4, code.LearningRate.At(100), 1e-15);
        Assert.Equal(3e-5, code.LearningRate.At(1000), 1e-15);
        Assert.Equal(1000, code.Create().Steps);
        Assert.Equal(["line 4: optax.clip_by_global_norm(1.0): clip the gradients to this norm before each step."], code.Unmapped);
    }

    [Fact]
    public void OptaxSequence_CountsEachPartFromItsBoundary()
    {
        PortedCode code = PortedCode.Of("""
            rate = optax.join_schedules([optax.linear_schedule(0.0, 0.5, 10), optax.piecewise_constant_schedule(0.5, {20: 0.1, 30: 0.5})], boundaries=[10])
            tx = optax.sgd(rate, momentum=0.9)
            """);

        Assert.Equal([0, 0.25, 0.5, 0.5, 0.05, 0.025], new long[] { 0, 5, 10, 29, 30, 40 }.Select(k => Math.Round(code.LearningRate.At(k), 12)));
    }

    [Fact]
    public void NamesWithoutOptax_AreNotOptaxs() => Assert.Contains(
        "Nothing in the snippet",
        PortedError("a = adam(1e-3)"));

    [Fact]
    public void TimmInPython_HasItsOptimizerAndScheduler()
    {
        PortedCode code = PortedCode.Of("""
            from timm.optim import create_optimizer_v2
            from timm.scheduler import create_scheduler_v2
            optimizer = create_optimizer_v2(model, opt="adamw", lr=5e-4, weight_decay=0.05, betas=(0.9, 0.98))
            scheduler, num_epochs = create_scheduler_v2(optimizer, sched="step", num_epochs=20, decay_epochs=5, decay_rate=0.5, warmup_epochs=2, warmup_lr=1e-6)
            """, "--updates-per-epoch", "10");

        Assert.Equal((0.98, 0.05, 1), (code.Hyper("Beta2").Value, code.Hyper("WeightDecay").Value, Assert.Single(code.Groups).MaxRank));
        Assert.Equal(1e-6, code.LearningRate.At(9), 1e-18);
        // Epoch 5, which the warmup has not pushed back: warmup_prefix is False.
        Assert.Equal(5e-4, code.LearningRate.At(49), 1e-15);
        Assert.Equal(2.5e-4, code.LearningRate.At(50), 1e-15);
    }

    [Fact]
    public void GetScheduler_IsTheFunctionThatItsNameStandsFor()
    {
        PortedCode code = PortedCode.Of("""
            optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.0)
            lr_scheduler = get_scheduler("polynomial", optimizer=optimizer, num_warmup_steps=10, num_training_steps=110, scheduler_specific_kwargs={"power": 2.0, "lr_end": 0.0})
            """);

        Assert.Equal([5e-4, 1e-3, 2.5e-4], new long[] { 5, 10, 60 }.Select(k => Math.Round(code.LearningRate.At(k), 12)));
    }

    [Fact]
    public void GroupsOfAPolynomial_AreScaledWithTheirEnd()
    {
        // transformers divides by the optimizer's rate and multiplies by the group's: the end of a group of ten times the rate is ten times as high.
        PortedCode code = PortedCode.Of("""
            optimizer = torch.optim.SGD([{"params": m.a.parameters()}, {"params": m.b.parameters(), "lr": 1e-2}], lr=1e-3)
            s = get_polynomial_decay_schedule_with_warmup(optimizer, 0, 100, lr_end=1e-4)
            """);

        Assert.Equal(1e-4, code.LearningRate.At(100), 1e-15);
        Assert.Equal(1e-3, code.Groups[1].Overrides["LearningRate"].At(100), 1e-15);
    }

    [Fact]
    public void TrainersOptionsOnACommandLine_AreTrainingArguments()
    {
        PortedCode code = PortedCode.Of("python run_clm.py --model_name_or_path gpt2 --learning_rate 1e-4 --lr_scheduler_type cosine --warmup_ratio 0.1 --max_steps 200 --per_device_train_batch_size 4 --gradient_accumulation_steps 8");

        Assert.Equal(new Plan { Steps = 200, BatchSize = 4, Accumulation = 8 }, code.Create().Plan);
        Assert.Equal(1e-4, code.LearningRate.At(20), 1e-15);
    }

    [Fact]
    public void UnknownOptimizerAndScheduler_AreNamed()
    {
        PortedCode code = PortedCode.Of("""
            a = torch.optim.SGD(m.parameters(), lr=0.1)
            b = bnb.optim.AdamW8bit(m.parameters(), lr=1e-4)
            c = torch.optim.LBFGS(m.parameters())
            scheduler = MyScheduler(a, 10)
            """);

        Assert.Contains("line 2: bnb.optim.AdamW8bit: this optimizer is not known here.", code.Unmapped);
        Assert.Contains("line 3: LBFGS: this library has no such optimizer; the schedules below are written without one.", code.Unmapped);
        Assert.Contains("line 4: MyScheduler: this scheduler is not known here.", code.Unmapped);
    }

    private static string PortedError(string snippet)
    {
        using TemporaryFolder folder = new();
        return Tool.Run("port", folder.File("snippet", snippet)).Error;
    }
}
