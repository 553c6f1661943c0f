using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl;

/// <summary>Which guidelines a check asks, and by which thresholds they judge: at run time what a project says to the analyzers in <c>.editorconfig</c>, by the same keys.</summary>
/// <example><code>
/// IReadOnlyList&lt;Advice&gt; advice = settings.Check(plan, new CheckOptions
/// {
///     Thresholds = new Dictionary&lt;string, double&gt; { ["SDL151.fraction"] = 0.6, ["SDL251.AdamW.LearningRate.below"] = 0.2 },
///     Guidelines = new Dictionary&lt;string, bool&gt; { ["SDL276"] = true, ["SDL257"] = false },
/// });
/// </code></example>
public sealed class CheckOptions
{
    private readonly Dictionary<string, double> thresholds = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool> guidelines = new(StringComparer.OrdinalIgnoreCase);

    internal static CheckOptions Default { get; } = new();

    /// <summary>
    /// Numbers by which guidelines judge, by key: the guideline and the threshold, <c>SDL151.fraction</c>; for a bound that an optimizer or a schedule gives itself its name, the setting and
    /// the bound, <c>SDL251.AdamW.LearningRate.below</c>. <c>schedule_dsl.</c> may stand before it.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such threshold, or its number is not finite; the message names the nearest.</exception>
    public IReadOnlyDictionary<string, double> Thresholds
    {
        get => thresholds;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach ((string key, double number) in value)
                thresholds[ThresholdKeys.Checked(key)] = double.IsFinite(number) ? number : throw new ArgumentException($"The threshold {key} is {RangeText.Number(number)}: it must be a finite number.");
        }
    }

    /// <summary>Guidelines by id: true asks one that is off by default, false leaves one out.</summary>
    /// <exception cref="ArgumentException">There is no guideline of that id.</exception>
    public IReadOnlyDictionary<string, bool> Guidelines
    {
        get => guidelines;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach ((string id, bool isAsked) in value)
            {
                if (AllGuidelines.List.All(g => !g.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
                    throw new ArgumentException($"There is no guideline {id}{Nearest.Hint(id, AllGuidelines.List.Select(g => g.Id))}");
                guidelines[id] = isAsked;
            }
        }
    }

    /// <summary>
    /// What an <c>.editorconfig</c> or a global analyzer configuration file says: its keys <c>schedule_dsl.*</c>, and <c>dotnet_diagnostic.SDLnnn.severity</c>, where <c>none</c> and <c>silent</c> leave a guideline
    /// out and any other asks it. Sections are not told apart.
    /// </summary>
    /// <param name="path">The file; those in the folders above are not read.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">A key is no threshold, its value is no number, or two sections give it two; the message names file and line.</exception>
    public static CheckOptions FromEditorConfig(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        EditorConfigReader reader = new(path);
        reader.Read(File.ReadAllLines(path));
        return new CheckOptions { Thresholds = reader.Thresholds, Guidelines = reader.Guidelines };
    }

    /// <summary>These options where others say nothing else.</summary>
    internal CheckOptions With(CheckOptions others)
    {
        CheckOptions both = new() { Thresholds = thresholds, Guidelines = guidelines };
        foreach ((string key, double number) in others.thresholds)
            both.thresholds[key] = number;
        foreach ((string id, bool isAsked) in others.guidelines)
            both.guidelines[id] = isAsked;
        return both;
    }

    /// <summary>Whether a guideline is to report.</summary>
    internal bool Asks(Guideline rule) => guidelines.TryGetValue(rule.Id, out bool isAsked) ? isAsked : rule.IsOn;

    /// <summary>The text of a threshold's key, or null where nobody set it.</summary>
    internal string? TextOf(string key) => thresholds.TryGetValue(key[Threshold.Prefix.Length..], out double number) ? RangeText.Number(number) : null;
}
