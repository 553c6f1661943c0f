using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary><c>optax.chain</c>: an optimizer with transformations around it, which are named as not mapped.</summary>
internal static class OptaxChain
{
    private static readonly Dictionary<string, string> Advice = new()
    {
        ["optax.clip_by_global_norm"] = "clip the gradients to this norm before each step.",
        ["optax.clip"] = "clip the gradients before each step.",
        ["optax.adaptive_grad_clip"] = "clip the gradients before each step.",
    };

    public static void Read(FoundCall chain, Scope scope, Findings findings)
    {
        foreach (Expression part in chain.Call.Arguments.Select(a => a.Value))
        {
            string? path = part is CallExpression call ? scope.PathOf(call.Function) : null;
            if (KnownCalls.Find(OptaxOptimizers.All, m => m.Signature, path) is null)
                findings.CannotMap(part.At, part.Text, path is not null && Advice.TryGetValue(path, out string? advice) ? advice : "this transformation is not known here.");
        }
    }
}
