using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A family of optimizer trajectories: settings from <c>hyper</c>, then every gradient in turn.</summary>
internal abstract class OptimizerAdapter : Adapter
{
    // What the recorded runs' documentation gives for implementations in float.
    private static readonly Tolerance FloatTolerance = new(1e-4, 1e-5);

    public sealed override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields hyper = file.Fields("hyper");
        OptimizerSettings settings = Settings(hyper);
        hyper.RequireAllTaken();

        RunOptions run = Options(settings);
        bool isKeptInLess = run.StatePrecision != StatePrecision.Float32 || run.StatePrecisions.Count > 0;
        ElementType precision = isKeptInLess ? ElementType.Float32 : options.Precision ?? Precision(file);
        Fields stated = file.Fields("tolerance");
        Tolerance tolerance = precision == ElementType.Float32 && Precision(file) == ElementType.Float64
            ? FloatTolerance
            : new Tolerance(stated.Number("rtol"), stated.Number("atol"));
        return precision == ElementType.Float32
            ? new Trajectory<float>(file, Inputs, RecordedStates, RecordedScalars, RecordsGradients).Replay(settings, run, options.Target, tolerance)
            : new Trajectory<double>(file, Inputs, RecordedStates, RecordedScalars, RecordsGradients).Replay(settings, run, options.Target, tolerance);
    }

    /// <summary>What the files record beside gradients, and which inputs of the rule that is.</summary>
    protected virtual IReadOnlyList<RecordedInput> Inputs => [];

    /// <summary>States that the files record after each step: their names, by field of <c>per_step</c>.</summary>
    protected virtual IReadOnlyDictionary<string, string> RecordedStates { get; } = new Dictionary<string, string>();

    /// <summary>States of tensors and of the run that the files record after each step.</summary>
    protected virtual IReadOnlyList<RecordedScalar> RecordedScalars => [];

    /// <summary>Whether the files record what the gradients became, in place of where the parameters went.</summary>
    protected virtual bool RecordsGradients => false;

    /// <summary>How the run keeps its states.</summary>
    protected virtual RunOptions Options(OptimizerSettings settings) => new();

    /// <summary>The built-in's settings for a file's <c>hyper</c>.</summary>
    protected abstract OptimizerSettings Settings(Fields hyper);

    private static ElementType Precision(GoldenFile file) => file.Text("dtype") switch
    {
        "float64" => ElementType.Float64,
        "float32" => ElementType.Float32,
        var other => throw file.Wrong($"dtype must be float64 or float32, found {other}"),
    };
}
