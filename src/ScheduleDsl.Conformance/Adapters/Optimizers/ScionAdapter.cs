using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>Scion's files; its momentum is 1 minus the built-in's.</summary>
internal abstract class ScionAdapter : OptimizerAdapter
{
    protected sealed override OptimizerSettings Settings(Fields hyper)
    {
        ScionNorm norm = hyper.ChoiceOr("norm", ScionNorm.Auto,
            ("Auto", ScionNorm.Auto), ("Spectral", ScionNorm.Spectral), ("Sign", ScionNorm.Sign), ("ColNorm", ScionNorm.Column), ("RowNorm", ScionNorm.Row), ("BiasRMS", ScionNorm.RootMeanSquare));
        ScionSettings settings = new()
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Momentum = 1 - hyper.Number("momentum", 1),
            Scale = hyper.Number("scale", 1),
            WeightDecay = hyper.Flag("unconstrained", false) ? 0 : 1,
            Norm = norm,
            Normalized = norm != ScionNorm.Column,
        };
        if (!hyper.Has("norm_kwargs"))
            return settings;
        Fields own = hyper.Nested("norm_kwargs");
        settings = settings with
        {
            Normalized = own.Flag("normalized", norm != ScionNorm.Column),
            AtLeastOne = own.Flag("max", false),
            Transposed = own.Flag("transpose", false),
            Iterations = (int)own.Count("steps", 5),
        };
        own.RequireAllTaken();
        return settings;
    }
}
