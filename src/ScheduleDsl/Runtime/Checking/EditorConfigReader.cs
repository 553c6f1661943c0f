using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl;

/// <summary>Reads what an <c>.editorconfig</c> says of guidelines.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class EditorConfigReader(string path)
{
    private const string Severity = "dotnet_diagnostic.", SeverityEnd = ".severity";

    private readonly Dictionary<string, (string Value, int Line)> read = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, double> Thresholds { get; } = [];

    public Dictionary<string, bool> Guidelines { get; } = [];

    public void Read(IReadOnlyList<string> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].Trim();
            int sign = line.IndexOfAny(['=', ':']);
            if (sign > 0 && line[0] is not ('#' or ';' or '['))
                Read(line[..sign].Trim(), WithoutComment(line[(sign + 1)..]), i + 1);
        }
    }

    private void Read(string key, string value, int line)
    {
        string? guideline = key.StartsWith(Severity, StringComparison.OrdinalIgnoreCase) && key.EndsWith(SeverityEnd, StringComparison.OrdinalIgnoreCase) && key.Length > Severity.Length + SeverityEnd.Length
            ? key[Severity.Length..^SeverityEnd.Length]
            : null;
        bool isThreshold = key.StartsWith(Threshold.Prefix, StringComparison.OrdinalIgnoreCase);
        if (!isThreshold && AllGuidelines.List.All(g => !g.Id.Equals(guideline, StringComparison.OrdinalIgnoreCase)))
            return;
        if (read.TryGetValue(key, out (string Value, int Line) other) && other.Value != value)
            throw new ArgumentException($"{path}({line}): {key} is {value}, and {other.Value} in line {other.Line}: sections are not told apart, so give it once.");
        read[key] = (value, line);
        if (guideline is not null)
            Guidelines[guideline] = !value.Equals("none", StringComparison.OrdinalIgnoreCase) && !value.Equals("silent", StringComparison.OrdinalIgnoreCase);
        else
            Thresholds[Known(key, line)] = Number(key, value, line);
    }

    private string Known(string key, int line)
    {
        try
        {
            return ThresholdKeys.Checked(key);
        }
        catch (ArgumentException problem)
        {
            throw new ArgumentException($"{path}({line}): {problem.Message}", problem);
        }
    }

    private double Number(string key, string value, int line) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new ArgumentException($"{path}({line}): {key} is '{value}': it must be a finite number.");

    // Behind a value, not within it.
    private static string WithoutComment(string value)
    {
        int comment = value.IndexOfAny(['#', ';']);
        return (comment < 0 ? value : value[..comment]).Trim();
    }
}
