using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>The cost of an optimizer as hover text.</summary>
public static class CostCard
{
    public static IEnumerable<string> Lines(RuleDeclaration rule, Traffic traffic)
    {
        string passes = traffic.Passes == 1 ? "1 pass" : $"{traffic.Passes} passes";
        string names = string.Join(", ", rule.States.Select(s => s.Name));
        string states = traffic.StateBytes == 0 ? "no state" : $"{traffic.StateBytes} bytes of state ({names})";
        yield return $"<para>Cost of a step in float32: {passes} over memory; for each weight {traffic.BytesRead} bytes read, "
            + $"{traffic.BytesWritten} bytes written, {states}.</para>";
    }
}
