using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <content>What steps consist of, for tools that prove and measure.</content>
public sealed partial class OptimizerRun
{
    /// <summary>The parts of the last step for a parameter: of the variant that its settings chose.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such parameter.</exception>
    internal VariantPlan LastPlan(string parameter)
    {
        RunTensor tensor = Find(parameter);
        RunRoute route = tensor.Group.Route;
        return route.Rule.Plan(route.Type).Variants[tensor.Uniforms.Variant];
    }
}
