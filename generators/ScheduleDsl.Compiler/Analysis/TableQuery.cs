using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>The queries of a <c>StepTable</c>, with the bits that they have at run time.</summary>
internal static class TableQuery
{
    /// <param name="entries">Never falling in time.</param>
    /// <param name="query">The method's name.</param>
    /// <param name="arguments">The time, and what stands for an entry where there is none.</param>
    public static Constant Read(ImmutableArray<(double Time, double Value)> entries, string query, Constant[] arguments)
    {
        double time = arguments[0].ToDouble();
        int count = 0;
        while (count < entries.Length && entries[count].Time <= time)
            count++;
        return query switch
        {
            "CountUpTo" => Constant.Of((double)count),
            "ProductUpTo" => Constant.Of(Product(entries, count)),
            "ValueAt" when count > 0 => Constant.Of(entries[count - 1].Value),
            "TimeAt" when count > 0 => Constant.Of(entries[count - 1].Time),
            "TimeAfter" when count < entries.Length => Constant.Of(entries[count].Time),
            _ => arguments[arguments.Length - 1],
        };
    }

    private static double Product(ImmutableArray<(double Time, double Value)> entries, int count)
    {
        double product = 1;
        for (int i = 0; i < count; i++)
            product *= entries[i].Value;
        return product;
    }
}
