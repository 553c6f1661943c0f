using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>Tied parameters: an update of each would hit the shared weights twice.</summary>
internal static class OverlappingMemory
{
    public static IEnumerable<string> Find(ParameterTable table)
    {
        Parameter? furthest = null;
        foreach (Parameter parameter in table.Parameters.Where(p => p.Length > 0).OrderBy(Start))
        {
            if (furthest is not null && Start(parameter) < End(furthest))
                yield return $"the parameters {furthest} and {parameter} share memory";
            if (furthest is null || End(parameter) > End(furthest))
                furthest = parameter;
        }
    }

    private static unsafe nuint Start(Parameter parameter) => (nuint)parameter.ValueAddress;

    private static nuint End(Parameter parameter) => Start(parameter) + (nuint)(parameter.Length * parameter.ElementType.Size());
}
