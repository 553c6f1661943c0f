using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>An optimizer of another library and the rule of this one that it is.</summary>
/// <param name="Signature">How it is called there.</param>
/// <param name="Rule">Name of the rule, as the registry has it; where the registry has none, the optimizer cannot be mapped.</param>
/// <param name="Hypers">Parameter of the signature to hyperparameter of the rule; a tuple names several.</param>
internal sealed record OptimizerMapping(Signature Signature, string Rule, IReadOnlyDictionary<string, string> Hypers)
{
    /// <summary>The parameter that holds the base rate, or a schedule.</summary>
    public string Rate { get; } = Signature.Parameters.Any(p => p.Name == "lr") ? "lr" : "learning_rate";
}
