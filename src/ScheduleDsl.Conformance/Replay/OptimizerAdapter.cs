using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A family of optimizer trajectories: settings from <c>hyper</c>, then every gradient in turn.</summary>
internal abstract class OptimizerAdapter : Adapter
{
    public sealed override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields hyper = file.Fields("hyper");
        OptimizerSettings settings = Settings(hyper);
        (IReadOnlyList<string>? names, Func<ParameterTable, IReadOnlyList<ParameterGroup>> groups) = (Names(file, hyper), Groups(hyper));
        (int[][] shapes, int[]? places) = (Shapes(file, hyper), Places(file, hyper));
        string[] layers = Layers(hyper);
        hyper.RequireAllTaken();

        RunOptions run = Options(settings);
        bool isKeptInLess = run.StatePrecision != StatePrecision.Float32 || run.StatePrecisions.Count > 0;
        (ElementType precision, Tolerance tolerance) = ReplayPrecision.Of(file, isKeptInLess ? options with { Precision = ElementType.Float32 } : options);
        RunOptions At(ParameterTable table) => (run with { Groups = groups(table) }).On(options);
        Comparison comparison = precision == ElementType.Float32
            ? new Trajectory<float>(file, shapes, Inputs, RecordedStates, RecordedScalars, RecordsGradients, names, Evaluation, places) { Given = Given(file), Layers = layers }.Replay(settings, At, tolerance)
            : new Trajectory<double>(file, shapes, Inputs, RecordedStates, RecordedScalars, RecordsGradients, names, Evaluation, places) { Given = Given(file), Layers = layers }.Replay(settings, At, tolerance);
        return comparison with { Optimizer = CompiledRules.Of(settings) };
    }

    /// <summary>
    /// What a run of a file's needs beyond its gradients, for hosts that carry runs out elsewhere; null where it needs more, such as further inputs, states that the file gives, layers or another
    /// order of numbers, or records something else than where the parameters went.
    /// </summary>
    internal (OptimizerSettings Settings, IReadOnlyList<string>? Names, Func<ParameterTable, IReadOnlyList<ParameterGroup>> Groups, RunOptions Options)? Plain(GoldenFile file)
    {
        if (Inputs.Count > 0 || RecordsGradients || Evaluation is not null || Given(file).Count > 0)
            return null;
        Fields hyper = file.Fields("hyper");
        if (Places(file, hyper) is not null || Layers(hyper).Length > 0 || !Shapes(file, hyper).Select(s => string.Join("x", s)).SequenceEqual(file.Shapes().Select(s => string.Join("x", s))))
            return null;
        OptimizerSettings settings = Settings(hyper);
        return (settings, Names(file, hyper) ?? file.TensorNames, Groups(hyper), Options(settings));
    }

    /// <summary>What the files record beside gradients, and which inputs of the rule that is.</summary>
    protected virtual IReadOnlyList<RecordedInput> Inputs => [];

    /// <summary>States that the files record after each step: their names, by field of <c>per_step</c>.</summary>
    protected virtual IReadOnlyDictionary<string, string> RecordedStates { get; } = new Dictionary<string, string>();

    /// <summary>States of tensors and of the run that the files record after each step.</summary>
    protected virtual IReadOnlyList<RecordedScalar> RecordedScalars => [];

    /// <summary>Whether the files record what the gradients became, in place of where the parameters went.</summary>
    protected virtual bool RecordsGradients => false;

    /// <summary>Where the files record the weights that evaluation uses.</summary>
    protected virtual RecordedEvaluation? Evaluation => null;

    /// <summary>The shapes in which the file's tensors are handed to the optimizer.</summary>
    protected virtual int[][] Shapes(GoldenFile file, Fields hyper) => file.Shapes();

    /// <summary>Where the file has each number of these tensors; null where in the same order.</summary>
    protected virtual int[]? Places(GoldenFile file, Fields hyper) => null;

    /// <summary>States that the file gives, as the run took them from elsewhere.</summary>
    protected virtual IReadOnlyList<GivenState> Given(GoldenFile file) => [];

    /// <summary>Patterns of the names of layers, for rules that train them by turns.</summary>
    protected virtual string[] Layers(Fields hyper) => [];

    /// <summary>How the run keeps its states.</summary>
    protected virtual RunOptions Options(OptimizerSettings settings) => new();

    /// <summary>What the file calls its tensors, where that matters.</summary>
    protected virtual IReadOnlyList<string>? Names(GoldenFile file, Fields hyper) => null;

    /// <summary>The groups that the file's tensors are in.</summary>
    protected virtual Func<ParameterTable, IReadOnlyList<ParameterGroup>> Groups(Fields hyper) => _ => [];

    /// <summary>The built-in's settings for a file's <c>hyper</c>.</summary>
    protected abstract OptimizerSettings Settings(Fields hyper);
}
