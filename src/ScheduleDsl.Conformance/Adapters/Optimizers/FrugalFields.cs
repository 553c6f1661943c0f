using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>What the files of FRUGAL have in common.</summary>
internal static class FrugalFields
{
    public static FrugalCoordinatesSettings Coordinates(Fields hyper, FrugalSelection selection)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        return new FrugalCoordinatesSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0.01),
            Density = hyper.Number("density", 0.25),
            Gap = (int)hyper.Count("update_gap", 200),
            Selection = selection,
            Inactive = Inactive(hyper),
            ActiveScale = hyper.Number("proj_params_lr_scale", 1),
            InactiveScale = hyper.Number("inactive_lr_scale", 1),
            ResetsState = hyper.Flag("reset_statistics", true),
            KeepsChoice = true,
        };
    }

    public static StatelessStep Inactive(Fields hyper) => hyper.ChoiceOr("inactive_update_rule", StatelessStep.Sign,
        ("sign_sgd", StatelessStep.Sign), ("sgd", StatelessStep.Gradient), ("no", StatelessStep.None));

    public static FrugalSelection Selection(Fields hyper) => hyper.Choice("coord_choice",
        ("columns", FrugalSelection.Columns), ("rows", FrugalSelection.Rows), ("randk", FrugalSelection.Entries));

    /// <summary>The recorded choices.</summary>
    public static IReadOnlyList<GivenState> Places(GoldenFile file) =>
        [.. file.ItemsIn("extra_inputs", "active_indices").Select(item => new GivenState((int)item.Count("used_from_step"), "places", item.Numbers("indices")))];
}
