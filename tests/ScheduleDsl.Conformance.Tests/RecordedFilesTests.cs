using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

public class RecordedFilesTests
{
    private static readonly string[] BuiltFamilies =
    [
        "sgd", "adam", "adamw", "lion", "signsgd", "rmsprop", "adagrad", "adabelief",
        "formula_rex_sampled", "pytorch_optimizer_rex", "optax_constant_schedule", "optax_warmup_constant_schedule",
        "hf_constant_schedule_with_warmup", "hf_linear_schedule_with_warmup", "torch_linear_lr",
        "pytorch_warmup_linearwarmup", "pytorch_warmup_untunedlinearwarmup",
        "torch_cosine_annealing_lr", "torch_constant_lr", "torch_step_lr", "torch_exponential_lr", "optax_linear_schedule", "nanotron_wsdc", "megatron_wsd",
        "pytorch_optimizer_cosinescheduler", "pytorch_optimizer_linearscheduler",
        "formula_annealing_law",
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
        foreach (string family in BuiltFamilies)
            Assert.All(report.Results.Where(r => r.Family == family), r => Assert.Equal(Verdict.Passed, r.Verdict));
        Assert.Equal(BuiltFamilies.Order(), report.Results.Where(r => r.Verdict == Verdict.Passed).Select(r => r.Family).Distinct().Order());
    }

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

        FileResult muon = Assert.Single(report.Results, r => r.File == "optimizers/muon_8x8_a11.json");
        Assert.Equal(Verdict.Unknown, muon.Verdict);
        Assert.Equal(report.Results.Count, report.Passed + report.Failed + report.Unknown);
    }
}
