using System;
using System.Globalization;

namespace TrainDigits.Comparison;

/// <summary>A share of the full run, and the updates that it comes to.</summary>
internal sealed record Budget(double Percent, long Updates)
{
    /// <summary>The REX paper sums up budgets below a quarter of the full run apart from the others.</summary>
    public bool IsLow => Percent < 25;

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Percent} %");

    /// <summary>Rounded to the nearest update, halves up; at least one.</summary>
    /// <param name="percent">In (0, 100].</param>
    /// <param name="fullUpdates">Updates of the full run.</param>
    public static Budget Of(double percent, long fullUpdates) =>
        new(percent, Math.Max(1, (long)Math.Round(fullUpdates * percent / 100, MidpointRounding.AwayFromZero)));
}
