using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

public class RecordedFilesTests
{
    private static readonly string[] BuiltOptimizers =
    [
        "sgd", "adam", "adamw", "lion", "signsgd", "rmsprop", "adagrad", "adabelief",
        "adamax", "nadamw", "radam", "radam_official", "yogi", "adabound", "exadam", "adopt", "ademamix", "grams", "rprop", "adadelta", "asgd", "cocob",
        "lion_k", "nadam", "nadam_torch113", "laprop", "schedulefree_sgd", "schedulefree_adamw", "sophiag", "adahessian", "mars", "mars_exact", "sgd_sai",
        "lars", "lamb", "stableadamw", "c_adamw", "c_lion",
        "clip_value", "clip_global_norm", "clip_adaptive", "gradient_centralization", "gradient_noise", "ema_swa", "lookahead", "lookahead_offset",
        "adamp", "sgdp", "adafactor", "adam_mini", "agvm", "migu_mask", "sam", "asam", "mezo_sgd", "deepzero", "adaptive_batch_norm_test",
        "dog", "ldog", "dowg", "dadapt_sgd", "dadapt_adam", "prodigy", "momo", "momo_bc", "momo_adam", "adagradnorm_scalar", "adagradnorm_rows", "mechanic",
        "adam8", "momentum8", "lion8", "rmsprop8", "adagrad8", "codebook8", "quantize8", "bf16_stochastic_rounding", "adamw_kahan_bf16",
        "muon", "muon_fn", "muon_moonlight", "muon_distributed", "normuon", "root", "auon", "auon_hybrid", "nap",
        "scion_auto", "scion_colnorm", "scion_rownorm", "scion_sign", "scion_spectral", "scion_spectral_raw",
        "lipschitz_none_muon", "lipschitz_pure_svd_muon", "lipschitz_soft_cap_muon", "lipschitz_hard_cap_muon", "lipschitz_spec_hammer_muon", "lipschitz_spec_normalize_muon",
        "lipschitz_spec_normalize_adam", "lipschitz_spec_wd_muon",
        "soap", "conda", "galore", "apollo", "apollo_mini", "dion", "shampoo", "shampoo_distributed", "cosmos", "kron",
        "fira",
        "frugal_coord_columns", "frugal_coord_rows", "frugal_coord_randk", "frugal_coord_sgd_columns", "frugal_galore_svd", "frugal_galore_randperm", "frugal_block_ascending", "frugal_block_mirror",
        "badam_ascending", "badam_descending", "lisa", "adalora",
    ];

    // They need what a run measures, or a fit, and are no functions of the step.
    private static readonly string[] SchedulesWithFeedback =
    [
        "torch_reduce_on_plateau", "official_refinement", "official_sgd_hd", "official_adam_hd",
        "formula_fedhyper_client", "formula_fedhyper_global", "official_autolrs_forecast", "formula_autolrs_gp_lcb", "formula_annealing_law_fit",
    ];

    [Theory]
    [InlineData(ConformanceTarget.Scalar, null)]
    [InlineData(ConformanceTarget.Simd, null)]
    [InlineData(ConformanceTarget.Scalar, ElementType.Float32)]
    [InlineData(ConformanceTarget.Simd, ElementType.Float32)]
    public void EveryFileOfABuiltFamily_Passes(ConformanceTarget target, ElementType? precision)
    {
        ConformanceReport report = ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded) { Target = target, Precision = precision });

        Assert.Empty(report.Results.Where(r => r.Verdict == Verdict.Failed).Select(r => $"{r.File}: {r.Detail}"));
        Assert.Equal(0, report.ExitCode);
        Assert.True(report.Results.Count > 400);
        Assert.Equal(BuiltOptimizers.Order(), Families(report, isSchedule: false, Verdict.Passed));
        Assert.Equal(SchedulesWithFeedback.Order(), Families(report, isSchedule: true, Verdict.Unknown));
        Assert.DoesNotContain(Families(report, isSchedule: false, Verdict.Unknown), BuiltOptimizers.Contains);
        Assert.DoesNotContain(Families(report, isSchedule: true, Verdict.Passed), SchedulesWithFeedback.Contains);
    }

    private static IEnumerable<string> Families(ConformanceReport report, bool isSchedule, Verdict verdict) => report.Results
        .Where(r => r.Verdict == verdict && r.File.StartsWith("schedules/", StringComparison.Ordinal) == isSchedule)
        .Select(r => r.Family).Distinct().Order();

    [Fact]
    public void BothTargets_GiveTheSameErrors()
    {
        List<double?[]> errors = [.. new[] { ConformanceTarget.Scalar, ConformanceTarget.Simd }.Select(target =>
            ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded) { Target = target, Precision = ElementType.Float32 })
                .Results.Select(r => r.LargestError).ToArray())];

        Assert.Equal(errors[0], errors[1]);
        Assert.True(errors[0].Count(error => error > 0) > 20);
    }

    [Fact]
    public void FamiliesWithoutABuiltIn_AreListedAsUnknown()
    {
        ConformanceReport report = ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded));

        FileResult rounded = Assert.Single(report.Results, r => r.File == "optimizers/muon_bf16_8x8_a19.json");
        Assert.Equal(Verdict.Unknown, rounded.Verdict);
        Assert.Equal(report.Results.Count, report.Passed + report.Failed + report.Unknown);
    }
}
