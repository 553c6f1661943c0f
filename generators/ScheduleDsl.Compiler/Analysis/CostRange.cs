using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What a step costs under all settings: they decide which states exist and what is computed.</summary>
/// <param name="Cards">Of each combination of uniform conditions, those that touch least memory first.</param>
public sealed record CostRange(EquatableArray<CostCard> Cards)
{
    public CostCard Least => Cards[0];

    public CostCard Most => Cards[Cards.Count - 1];

    /// <summary>The kinds of things that states are kept for, weights aside.</summary>
    public IEnumerable<StateSpace> SharedSpaces => Cards.SelectMany(c => c.SharedStates).Select(s => s.Space).Distinct().OrderBy(s => s);

    public static CostRange Of(Kernel kernel) =>
        new(kernel.Graph.Variants.Select(v => CostCard.Of(kernel, v)).OrderBy(c => c.Bytes).ThenBy(c => c.Operations).ToEquatableArray());

    /// <summary>One number of the cards, such as <c>28</c>, or <c>28-36</c> where they differ.</summary>
    public string Text(Func<CostCard, int> number)
    {
        (int least, int most) = (Cards.Min(number), Cards.Max(number));
        return least == most
            ? least.ToString(CultureInfo.InvariantCulture)
            : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", least, most);
    }
}
