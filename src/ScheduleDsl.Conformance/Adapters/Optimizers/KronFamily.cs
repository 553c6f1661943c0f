using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class KronFamily : OptimizerAdapter
{
    public override string Family => "kron";

    protected override IReadOnlyList<RecordedInput> Inputs => [new("V", "normalDraws")];

    protected override OptimizerSettings Settings(Fields hyper)
    {
        // What the reference computes in; the replay has its own precision.
        hyper.Ignore("precond_dtype");
        return new KronSettings
        {
            LearningRate = hyper.Number("lr", 3e-4),
            Momentum = hyper.Number("b1", 0.9),
            WeightDecay = hyper.Number("weight_decay", 0),
            PreconditionerRate = hyper.Number("precond_lr", 0.1),
            InitialScale = hyper.Number("precond_init_scale", 1),
            UpdateShare = hyper.Number("preconditioner_update_probability", 0),
            LongestTriangle = (int)hyper.Number("max_size_triangular", 8192),
            FewestAxes = (int)hyper.Number("min_ndim_triangular", 2),
            Diagonal = hyper.ChoiceOr("memory_save_mode", KronDiagonal.None,
                ("one_diag", KronDiagonal.One), ("smart_one_diag", KronDiagonal.LongerOne), ("all_diag", KronDiagonal.All)),
            FitsMomentum = hyper.Flag("momentum_into_precond_update", true),
            TakesDraws = true,
        };
    }
}
