using System.Collections.Generic;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>Neighbouring axes merged as long as the product is no longer than a side may be.</summary>
internal static class MergedAxes
{
    public static int[] Of(int[] shape, int longest)
    {
        List<int> merged = [];
        int product = 1;
        foreach (int size in shape)
        {
            if (product > 1 && (long)product * size > longest)
            {
                merged.Add(product);
                product = 1;
            }

            product *= size;
        }

        merged.Add(product);
        return [.. merged];
    }
}
