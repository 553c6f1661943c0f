using System;
using System.Collections.Generic;
using System.Globalization;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines;

/// <summary>Where guidelines report, and where they get their thresholds.</summary>
/// <param name="setting">The text of a key, or null where nobody set it.</param>
internal sealed class Findings(Func<string, string?> setting)
{
    private readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;

    /// <summary>The threshold in force.</summary>
    public double Value(Guideline rule, Threshold threshold) => Written(rule, threshold.Name) ?? threshold.Default;

    /// <summary>A bound of somebody's own with the numbers that a project sets for it.</summary>
    /// <param name="rule">The guideline.</param>
    /// <param name="limit">The bound.</param>
    /// <param name="owner">The optimizer or the schedule whose setting it is.</param>
    public LimitFacts Value(Guideline rule, LimitFacts limit, string owner) => limit.With(name => Written(rule, name), owner);

    private double? Written(Guideline rule, string threshold) =>
        setting(Threshold.Key(rule.Id, threshold)) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    /// <param name="rule">The guideline.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="arguments">Texts and numbers for the guideline's message.</param>
    public Finding Add(Guideline rule, Place about, params object[] arguments) => Add(rule, rule.Tier, about, arguments);

    /// <inheritdoc cref="Add(Guideline, Place, object[])"/>
    /// <param name="tier">How sure the guideline is in this case.</param>
    /// <returns>The finding, to which the guideline adds what would mend it.</returns>
    public Finding Add(Guideline rule, Tier tier, Place about, params object[] arguments)
    {
        object[] texts = Array.ConvertAll(arguments, a => a is double number ? NumberText.Of(number) : a);
        Finding finding = new(rule, tier, string.Format(CultureInfo.InvariantCulture, rule.Message, texts), about.Name, about.Site);
        all.Add(finding);
        return finding;
    }
}
