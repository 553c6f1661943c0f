using System.Collections.Generic;
using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>The cost of an optimizer as hover text.</summary>
public static class CostRemarks
{
    public static IEnumerable<string> Lines(CostCard cost)
    {
        string passes = cost.Passes == 1 ? "1 pass" : $"{cost.Passes} passes";
        string states = cost.StateBytes == 0 ? "no state" : $"{cost.StateBytes} bytes of state";
        yield return $"<para>Cost of a step in float32: {passes} over memory; for each weight {cost.BytesRead} bytes read, "
            + $"{cost.BytesWritten} bytes written, {states}.</para>";
    }
}
