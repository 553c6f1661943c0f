using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScheduleDsl.Benchmarks.Report;

/// <summary>Every number, for scripts.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Settings = new()
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // NaN would make the file unreadable for many; there is no case that should have one.
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static string Write(BenchmarkResult result) => JsonSerializer.Serialize(result, Settings).ReplaceLineEndings("\n") + "\n";
}
