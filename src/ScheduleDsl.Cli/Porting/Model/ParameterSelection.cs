using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Writing;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>Which parameters a group holds, as settings of a <see cref="ParameterGroup"/>.</summary>
/// <param name="Condition">Such as <c>Pattern = "fc.*"</c>.</param>
/// <param name="IsKnown">Whether the snippet says it; otherwise the condition matches nothing, and a run says so.</param>
internal sealed record ParameterSelection(string Condition, bool IsKnown = true)
{
    public static ParameterSelection Pattern(string pattern) => new($"Pattern = {Literals.Of(pattern)}");

    /// <summary>Parameters whose names contain one of these, or none of these.</summary>
    public static ParameterSelection Containing(IReadOnlyList<string> parts, bool contained)
    {
        if (contained && parts is [var only])
            return Pattern($"*{only}*");
        string any = string.Join(" || ", parts.Select(p => $"parameter.Name.Contains({Literals.Of(p)}, StringComparison.Ordinal)"));
        return new ParameterSelection($"Predicate = parameter => {(contained ? any : $"!({any})")}");
    }
}
