using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What a step costs under the settings that touch least and most memory: settings decide which states exist.</summary>
public sealed record CostRange(CostCard Least, CostCard Most)
{
    public static CostRange Of(Kernel kernel)
    {
        CostCard[] cards = [.. kernel.Graph.Variants.Select(v => CostCard.Of(kernel, v)).OrderBy(c => c.Bytes)];
        return new CostRange(cards[0], cards[cards.Length - 1]);
    }

    /// <summary>Such as <c>28</c>, or <c>28-36</c> where the ends differ.</summary>
    public static string Text(int least, int most) => least == most
        ? least.ToString(CultureInfo.InvariantCulture)
        : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", least, most);
}
