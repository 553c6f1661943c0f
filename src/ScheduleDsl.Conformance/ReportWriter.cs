using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScheduleDsl.Conformance;

/// <summary>A report as text for people and as JSON for programs.</summary>
public static class ReportWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // The error of a file whose values became NaN is infinite.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A line for the device, if there was one; one line for each file, then the summary as the last line.</summary>
    public static void WriteText(ConformanceReport report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        if (report.Device is { } device)
            writer.Write($"on {device}\n");
        int width = report.Results.Max(result => result.File.Length);
        foreach (FileResult result in report.Results)
            writer.Write($"{Word(result.Verdict),-7}  {result.File.PadRight(width)}  {Text(result)}\n");
        writer.Write(report.Summary + "\n");
    }

    /// <summary>One object: the counts, and an array of the files with their errors.</summary>
    public static string ToJson(ConformanceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(new { report.Device, report.Passed, report.Failed, report.Unknown, report.Results }, Options);
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "pass",
        Verdict.Failed => "fail",
        _ => "unknown",
    };

    private static string Text(FileResult result) => result switch
    {
        { LargestError: 0 } => $"exact {result.Detail}",
        { LargestError: { } error, ShareOfTolerance: { } share } =>
            FormattableString.Invariant($"error {error:0.0e+00}, {Share(share)} of the tolerance, {result.Detail}"),
        _ => result.Detail,
    };

    // How many times below the tolerance an error is says nothing more once it is a thousand.
    private static string Share(double share) => share switch
    {
        < 0.001 => "under 0.001",
        < 1000 => share.ToString(share < 1 ? "0.0##" : "0.##", CultureInfo.InvariantCulture),
        _ => share.ToString("0.#e+0", CultureInfo.InvariantCulture),
    };
}
