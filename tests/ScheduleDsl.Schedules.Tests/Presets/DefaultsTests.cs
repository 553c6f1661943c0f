using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>The defaults that the originals' signatures have; a setting that is not listed has none there.</summary>
public class DefaultsTests
{
    [Theory]
    [InlineData("PyTorch.ConstantLR", "factor=0.3333333333333333, total_iters=5")]
    [InlineData("PyTorch.LinearLR", "start_factor=0.3333333333333333, end_factor=1, total_iters=5")]
    [InlineData("PyTorch.PolynomialLR", "total_iters=5, power=1")]
    [InlineData("PyTorch.StepLR", "gamma=0.1")]
    [InlineData("PyTorch.MultiStepLR", "gamma=0.1")]
    [InlineData("PyTorch.CosineAnnealingLR", "eta_min=0")]
    [InlineData("PyTorch.CosineAnnealingWarmRestarts", "T_mult=1, eta_min=0")]
    [InlineData("PyTorch.CyclicLR", "step_size_up=2000, step_size_down=-1, mode=0, gamma=1, base_momentum=0.8, max_momentum=0.9")]
    [InlineData("PyTorch.OneCycleLR", "pct_start=0.3, anneal_strategy=0, base_momentum=0.85, max_momentum=0.95, div_factor=25, final_div_factor=10000, three_phase=0")]
    [InlineData("Optax.PolynomialSchedule", "transition_begin=0")]
    [InlineData("Optax.LinearSchedule", "transition_begin=0")]
    [InlineData("Optax.ExponentialDecay", "transition_begin=0, staircase=0, end_value=-1")]
    [InlineData("Optax.CosineDecaySchedule", "alpha=0, exponent=1")]
    [InlineData("Optax.LinearOnecycleSchedule", "pct_start=0.3, pct_final=0.85, div_factor=25, final_div_factor=10000")]
    [InlineData("Optax.CosineOnecycleSchedule", "pct_start=0.3, div_factor=25, final_div_factor=10000")]
    [InlineData("Optax.WarmupCosineDecaySchedule", "end_value=0, exponent=1")]
    [InlineData("Optax.WarmupExponentialDecaySchedule", "transition_begin=0, staircase=0, end_value=-1")]
    [InlineData("HuggingFace.CosineScheduleWithWarmup", "num_cycles=0.5")]
    [InlineData("HuggingFace.CosineWithHardRestartsScheduleWithWarmup", "num_cycles=1")]
    [InlineData("HuggingFace.CosineWithMinLrScheduleWithWarmup", "num_cycles=0.5")]
    [InlineData("HuggingFace.CosineWithMinLrScheduleWithWarmupLrRate", "num_cycles=0.5, warmup_lr_rate=-1")]
    [InlineData("HuggingFace.InverseSqrtSchedule", "timescale=0")]
    [InlineData("HuggingFace.PolynomialDecayScheduleWithWarmup", "lr_end=1e-7, power=1")]
    [InlineData("HuggingFace.WsdSchedule", "num_training_steps=0, num_stable_steps=-1, warmup_type=0, decay_type=1, min_lr_ratio=0, num_cycles=0.5")]
    [InlineData("DeepSpeed.LRRangeTest", "lr_range_test_min_lr=0.001, lr_range_test_step_size=2000, lr_range_test_step_rate=1, lr_range_test_staircase=0")]
    [InlineData("DeepSpeed.OneCycle", "decay_lr_rate=0, cycle_first_step_size=2000, cycle_second_step_size=-1, cycle_first_stair_count=0, cycle_second_stair_count=-1, decay_step_size=0, cycle_min_mom=0.8, cycle_max_mom=0.9, decay_mom_rate=0")]
    [InlineData("DeepSpeed.WarmupLR", "warmup_min_lr=0, warmup_max_lr=0.001, warmup_num_steps=1000, warmup_type=0")]
    [InlineData("DeepSpeed.WarmupDecayLR", "warmup_min_lr=0, warmup_max_lr=0.001, warmup_num_steps=1000, warmup_type=0")]
    [InlineData("DeepSpeed.WarmupCosineLR", "warmup_min_ratio=0, warmup_num_steps=1000, cos_min_ratio=0.0001, warmup_type=0")]
    [InlineData("Schedules.NAdamMomentum", "beta1=0.9, momentum_decay=0.004")]
    public void Settings_HaveTheNamesAndDefaultsOfTheOriginal(string preset, string signature)
    {
        Schedule schedule = Registry.CreateSchedule(preset);
        Dictionary<string, double> defaults = schedule.Properties.ToDictionary(p => p.Name, p => p.Default, StringComparer.OrdinalIgnoreCase);
        foreach (string[] parameter in signature.Split(", ").Select(p => p.Split('=')))
            Assert.Equal(double.Parse(parameter[1], CultureInfo.InvariantCulture), defaults[parameter[0].Replace("_", "")]);
    }

    [Fact]
    public void EveryPreset_CanBeReadOnceItsLengthsAreSet()
    {
        string[] libraries = ["ScheduleDsl.PyTorch.", "ScheduleDsl.Optax.", "ScheduleDsl.HuggingFace.", "ScheduleDsl.DeepSpeed."];
        foreach (ScheduleEntry entry in Registry.Schedules.Where(e => libraries.Any(library => e.Name.StartsWith(library, StringComparison.Ordinal))))
        {
            Schedule schedule = entry.Create();
            foreach (string length in new[] { "TotalSteps", "TMax", "TransitionSteps", "DecaySteps", "NumTrainingSteps", "NumDecaySteps", "TotalNumSteps" })
            {
                int index = schedule.Properties.ToList().FindIndex(p => p.Name == length);
                if (index >= 0)
                    schedule = schedule.With(index, length == "NumDecaySteps" ? 1000 : 4000);
            }
            for (int k = 0; k < 4000; k += 7)
                Assert.True(double.IsFinite(schedule.At(k)), $"{entry.Name} at {k}");
        }
    }
}
