using System;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>An optimizer for hidden matrices that is handed embeddings, output heads or vectors.</summary>
internal sealed class HiddenMatricesOnly : Guideline
{
    private static readonly Threshold Side = new("side", 30_000);
    private static readonly string[] Words = ["embed", "head", "vocab", "token"];

    public HiddenMatricesOnly()
        : base(
            "SDL275", Tier.Warning, "Optimizer for hidden matrices is handed other tensors",
            "{0} is for hidden matrices and {1}: embeddings, output heads and vectors belong to a route of their own, chosen by name or kind", Side)
    {
    }

    public override System.Collections.Generic.IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Info];

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule || !rule.Is(RuleTrait.ForHiddenMatrices))
            return;
        double side = findings.Value(this, Side);
        TensorNote? other = run.Routing.Tensors.FirstOrDefault(t => Words.Any(w => t.Kind.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
        TensorNote? large = run.Routing.Choice == RouteChoice.ByName ? null : run.Routing.Tensors.FirstOrDefault(t => t.Kind.Length == 0 && t.LongestSide >= side);
        if (other is not null)
            findings.Add(this, Tier.Warning, rule.Place, rule.Name, $"is handed {other.Text} of the kind {other.Kind}");
        else if (large is not null)
            findings.Add(this, Tier.Warning, rule.Place, rule.Name, $"is handed {large.Text}, of which a side is as long as a vocabulary");
        else if (run.Routing.Tensors.Count > 0)
            return;
        else if (run.Routing.Choice == RouteChoice.All)
            findings.Add(this, Tier.Info, rule.Place, rule.Name, "is the optimizer of all tensors of this run");
        else if (run.Routing.Choice == RouteChoice.ByAxes)
            findings.Add(this, Tier.Info, rule.Place, rule.Name, "is handed tensors by their number of axes alone");
    }
}
