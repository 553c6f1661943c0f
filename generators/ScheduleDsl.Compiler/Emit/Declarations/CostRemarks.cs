using System.Collections.Generic;
using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>The cost of an optimizer as hover text.</summary>
public static class CostRemarks
{
    public static IEnumerable<string> Lines(CostRange cost)
    {
        (CostCard least, CostCard most) = (cost.Least, cost.Most);
        string passes = most.Passes == 1 ? "1 pass" : $"{CostRange.Text(least.Passes, most.Passes)} passes";
        string states = most.StateBytes == 0 ? "no state" : $"{CostRange.Text(least.StateBytes, most.StateBytes)} bytes of state";
        string settings = least == most ? "" : ", as the settings ask";
        yield return $"<para>Cost of a step in float32: {passes} over memory; for each weight {CostRange.Text(least.BytesRead, most.BytesRead)} bytes read, "
            + $"{CostRange.Text(least.BytesWritten, most.BytesWritten)} bytes written, {states}{settings}.</para>";
    }
}
