using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;

namespace ScheduleDsl.Cli.Porting.Conventions;

/// <summary>Which of this library's own schedules means what a preset means, and with which settings. What has no entry has no counterpart.</summary>
internal static class Counterparts
{
    private const string Own = "Schedules";

    // More drops than this are not written out as milestones.
    private const int MostDrops = 1000;

    // A setting that is null says that the preset is used in a way for which there is no counterpart.
    private static readonly Dictionary<string, Func<PresetNode, double, PresetNode?>> Table = new(StringComparer.Ordinal)
    {
        ["PyTorch.CosineAnnealingLR"] = (p, _) => Of("Cosine", ("Peak", p.Number("Lr")), ("Steps", p.Number("TMax")), ("DecayFloorOfPeak", p.Number("EtaMin") / p.Number("Lr"))),
        ["PyTorch.CosineAnnealingWarmRestarts"] = (p, _) => Of("Sgdr", ("CycleSteps", p.Number("T0")), ("CycleGrowth", p.Number("TMult")), ("Peak", p.Number("Lr")), ("Floor", p.Number("EtaMin"))),
        ["PyTorch.MultiStepLR"] = (p, _) => Of("MultiStep", ("Milestones", p.Value("Milestones")), ("Peak", p.Number("Lr")), ("Factor", p.Number("Gamma"))),
        ["PyTorch.StepLR"] = (p, steps) => Of("MultiStep", ("Milestones", Drops(p.Number("StepSize"), steps)), ("Peak", p.Number("Lr")), ("Factor", p.Number("Gamma"))),
        ["PyTorch.ExponentialLR"] = (p, steps) =>
            Of("Exponential", ("Steps", steps), ("Peak", p.Number("Lr")), ("EndRatio", p.Number("Gamma") is { } gamma ? Math.Pow(gamma, steps) : null)),
        ["PyTorch.PolynomialLR"] = (p, _) => Of("Polynomial", ("Steps", p.Number("TotalIters")), ("Peak", p.Number("Lr")), ("Power", p.Number("Power"))),
        ["PyTorch.LinearLR"] = (p, _) => Line(p),
        ["PyTorch.OneCycleLR"] = (p, _) => Of(
            "OneCycle", ("Steps", p.Number("TotalSteps")), ("Peak", p.Number("MaxLr")), ("UpFraction", p.Value("AnnealStrategy")?.ToString() == "Cos" ? p.Number("PctStart") : null),
            ("StartRatio", 1 / p.Number("DivFactor")), ("EndRatio", 1 / p.Number("FinalDivFactor")), ("ThreePhases", p.Value("ThreePhase"))),
        ["PyTorch.CyclicLR"] = (p, _) => Of(
            "Cyclic", ("Mode", p.Value("Mode")?.ToString()), ("Peak", p.Number("MaxLr")), ("Floor", p.Number("BaseLr")), ("UpSteps", p.Number("StepSizeUp")),
            ("DownSteps", p.Number("StepSizeDown")), ("Gamma", p.Number("Gamma"))),
        ["HuggingFace.ConstantScheduleWithWarmup"] = (p, _) => Of("LinearWarmup", ("Peak", p.Number("Lr")), ("WarmupSteps", p.Number("NumWarmupSteps"))),
        ["HuggingFace.LinearScheduleWithWarmup"] = (p, _) => Of("Linear", Warmed(p)),
        ["HuggingFace.CosineScheduleWithWarmup"] = (p, _) => p.Number("NumCycles") == 0.5 ? Of("Cosine", Warmed(p)) : null,
        ["HuggingFace.CosineWithMinLrScheduleWithWarmup"] = (p, _) => p.Number("NumCycles") == 0.5 ? Of("Cosine", [.. Warmed(p), ("DecayFloorOfPeak", p.Number("MinLrRate"))]) : null,
        ["HuggingFace.InverseSqrtSchedule"] = (p, _) => Of("InverseSqrt", ("Peak", p.Number("Lr")), ("WarmupSteps", p.Number("NumWarmupSteps")), ("Timescale", p.Number("Timescale"))),
        ["HuggingFace.PolynomialDecayScheduleWithWarmup"] = (p, _) => p.Number("NumWarmupSteps") == 0
            ? Of("Polynomial", ("Steps", p.Number("NumTrainingSteps")), ("Peak", p.Number("Lr")), ("Floor", p.Number("LrEnd")), ("Power", p.Number("Power"))) : null,
        ["Timm.CosineLRScheduler"] = (p, _) => p.Number("CycleLimit") == 1 && p.Number("KDecay") == 1
            ? Of("Cosine", ("Peak", p.Number("Lr")), ("Steps", p.Number("TInitial")), ("WarmupSteps", p.Number("WarmupT")), ("DecayFloorOfPeak", p.Number("LrMin") / p.Number("Lr"))) : null,
        ["Timm.PolyLRScheduler"] = (p, _) => p.Number("CycleLimit") == 1 && p.Number("WarmupT") == 0
            ? Of("Polynomial", ("Steps", p.Number("TInitial")), ("Peak", p.Number("Lr")), ("Floor", p.Number("LrMin")), ("Power", p.Number("Power")), ("KDecay", p.Number("KDecay"))) : null,
        ["Timm.StepLRScheduler"] = (p, steps) => p.Number("WarmupT") == 0
            ? Of("MultiStep", ("Milestones", Drops(p.Number("DecayT"), steps)), ("Peak", p.Number("Lr")), ("Factor", p.Number("DecayRate"))) : null,
        ["Timm.MultiStepLRScheduler"] = (p, _) => p.Number("WarmupT") == 0
            ? Of("MultiStep", ("Milestones", p.Value("DecayT")), ("Peak", p.Number("Lr")), ("Factor", p.Number("DecayRate"))) : null,
        ["Optax.CosineDecaySchedule"] = (p, _) => p.Number("Exponent") == 1
            ? Of("Cosine", ("Peak", p.Number("InitValue")), ("Steps", p.Number("DecaySteps")), ("DecayFloorOfPeak", p.Number("Alpha"))) : null,
        ["Optax.WarmupCosineDecaySchedule"] = (p, _) => p.Number("Exponent") == 1
            ? Of("Cosine", ("Peak", p.Number("PeakValue")), ("Steps", p.Number("DecaySteps")), ("WarmupSteps", p.Number("WarmupSteps")), ("DecayFloorOfPeak", p.Number("EndValue") / p.Number("PeakValue"))) : null,
        ["Optax.LinearSchedule"] = (p, _) => p.Number("TransitionBegin") == 0 && p.Number("InitValue") > 0
            ? Of("Linear", ("Peak", p.Number("InitValue")), ("Steps", p.Number("TransitionSteps")), ("DecayFloorOfPeak", p.Number("EndValue") / p.Number("InitValue"))) : null,
    };

    /// <summary>The counterpart of a schedule; null where there is none.</summary>
    /// <param name="schedule">As ported.</param>
    /// <param name="steps">Up to where they are compared.</param>
    public static PresetNode? Of(ScheduleNode schedule, double steps) => schedule switch
    {
        PresetNode preset => Table.GetValueOrDefault(preset.Title)?.Invoke(preset, steps),
        SequenceNode { Parts: [PresetNode { Title: "PyTorch.LinearLR" } warmup, PresetNode { Title: "PyTorch.CosineAnnealingLR" } cosine] } sequence
            when warmup.Number("TotalIters") == sequence.Milestones[0] => Of(
                "Cosine", ("Peak", cosine.Number("Lr")), ("Steps", sequence.Milestones[0] + cosine.Number("TMax")), ("WarmupSteps", (double)sequence.Milestones[0]),
                ("DecayFloorOfPeak", cosine.Number("EtaMin") / cosine.Number("Lr"))),
        _ => null,
    };

    private static PresetNode? Line(PresetNode preset)
    {
        double? start = preset.Number("StartFactor"), end = preset.Number("EndFactor"), rate = preset.Number("Lr"), steps = preset.Number("TotalIters");
        return (start, end) switch
        {
            (< 1, 1) => Of("LinearWarmup", ("Peak", rate), ("WarmupSteps", steps), ("WarmupFromOfPeak", start)),
            (1, < 1) => Of("Linear", ("Peak", rate), ("Steps", steps), ("DecayFloorOfPeak", end)),
            _ => null,
        };
    }

    private static (string, object?)[] Warmed(PresetNode preset) =>
        [("Peak", preset.Number("Lr")), ("Steps", preset.Number("NumTrainingSteps")), ("WarmupSteps", preset.Number("NumWarmupSteps"))];

    private static StepTable? Drops(double? every, double steps) =>
        every is > 0 and { } length && steps / length <= MostDrops ? StepTable.Of([.. Enumerable.Range(1, (int)(steps / length)).Select(i => i * length)]) : null;

    private static PresetNode? Of(string name, params (string Property, object? Value)[] settings)
    {
        if (settings.Any(s => s.Value is null or double.NaN) || PresetClass.Find(Own, name) is not { } own)
            return null;
        PresetValue?[] values = [.. settings.Select(s => own.TryConvert(new PresetSetting(s.Property, s.Value!, false)))];
        return values.Contains(null) ? null : new PresetNode(Own, own, [.. values.Select(v => v!)]);
    }
}
