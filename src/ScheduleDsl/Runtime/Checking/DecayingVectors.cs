using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Whether biases, gains and the like decay as matrices do.</summary>
internal static class DecayingVectors
{
    /// <param name="rule">The optimizer.</param>
    /// <param name="parameters">What is trained; null where nobody knows yet.</param>
    /// <param name="groups">The groups of the run.</param>
    /// <param name="areAll">Whether there are no others.</param>
    /// <param name="route">What of the parameters the optimizer is for; null for all.</param>
    public static bool? Of(CompiledRule rule, ParameterTable? parameters, IReadOnlyList<ParameterGroup> groups, bool areAll, Route? route = null)
    {
        string[] decays = [.. rule.Hypers.Where(h => h.Role == HyperRole.WeightDecay).Select(h => h.Name)];
        if (parameters is not null)
            return parameters.Parameters.Any(p => p.Rank < 2 && (route is null || route.Matches(p)) && !groups.Any(g => g.HasCondition && g.Matches(p) && Spares(g)));
        return areAll ? !groups.Any(Spares) : null;

        bool Spares(ParameterGroup group) => group.Overrides.Any(o => decays.Contains(o.Key) && o.Value.Value == 0);
    }
}
