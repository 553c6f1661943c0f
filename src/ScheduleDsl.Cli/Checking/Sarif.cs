using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl.Cli.Checking;

/// <summary>Advice in the Static Analysis Results Interchange Format, 2.1.0, which code hosts and editors read.</summary>
internal static class Sarif
{
    // For people as well as for programs: quotes and comparisons stay what they are.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file; it is whole or not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="subject">What was checked: a file, or the name of a recipe.</param>
    /// <param name="advice">What was found.</param>
    public static void Write(string path, string subject, IReadOnlyList<Advice> advice)
    {
        string temporary = path + ".tmp";
        File.WriteAllText(temporary, Text(subject, advice) + "\n");
        File.Move(temporary, path, overwrite: true);
    }

    private static string Text(string subject, IReadOnlyList<Advice> advice) => new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "scheduledsl", ["rules"] = Rules(advice) } },
            ["results"] = new JsonArray([.. advice.Select(a => Result(subject, a))]),
        }),
    }.ToJsonString(Readable);

    private static JsonArray Rules(IReadOnlyList<Advice> advice) =>
    [
        .. advice.Select(a => a.Id).Distinct().Select(id => new JsonObject
        {
            ["id"] = id,
            ["shortDescription"] = new JsonObject { ["text"] = AllGuidelines.List.FirstOrDefault(rule => rule.Id == id)?.Title ?? "Setting is out of range" },
        }),
    ];

    private static JsonObject Result(string subject, Advice advice) => new()
    {
        ["ruleId"] = advice.Id,
        ["level"] = advice.Tier switch { AdviceTier.Error => "error", AdviceTier.Warning => "warning", _ => "note" },
        ["message"] = new JsonObject { ["text"] = advice.Message + string.Concat(advice.Remedies.Select((r, i) => (i == 0 ? ". Remedy: " : "; or ") + r)) },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = subject.Replace('\\', '/') } },
            ["logicalLocations"] = new JsonArray(new JsonObject { ["name"] = advice.Subject }),
        }),
    };
}
