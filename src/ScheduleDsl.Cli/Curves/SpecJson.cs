using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ScheduleDsl.Cli.Curves;

/// <summary>
/// Reads curves from settings as the library reads and writes them: <c>{ "Schedule": "Wsd", "Peak": 1e-3 }</c>, or a file that holds
/// such objects, the settings of an optimizer for example.
/// </summary>
internal static class SpecJson
{
    private const string Schedule = nameof(Slot.Schedule);

    public static bool IsJson(string text) => text.TrimStart().StartsWith('{');

    public static bool IsFile(string text) => text.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UserError">The file cannot be read, or is no JSON, or names no schedule.</exception>
    public static IReadOnlyList<(string Name, CurveSpec Spec)> ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), path, Path.GetFileNameWithoutExtension(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be read: {e.Message}");
        }
    }

    /// <param name="source">Where the text is from, for messages.</param>
    /// <param name="name">What a single curve is called; null for its own name.</param>
    public static IReadOnlyList<(string Name, CurveSpec Spec)> Read(string json, string source, string? name = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            List<(string, CurveSpec)> found = [.. Curves(document.RootElement, name, source)];
            return found.Count > 0 ? found : throw new UserError($"{source} names no schedule: a curve is an object such as {{ \"Schedule\": \"Wsd\", \"Peak\": 1e-3 }}.");
        }
        catch (JsonException e)
        {
            throw new UserError($"{source} is not JSON: {e.Message}");
        }
    }

    // An object with the key "Schedule" is a curve; any other is looked through, and the keys on the way name what is found.
    private static IEnumerable<(string, CurveSpec)> Curves(JsonElement element, string? path, string source)
    {
        if (element.ValueKind != JsonValueKind.Object)
            yield break;
        JsonProperty[] members = [.. element.EnumerateObject()];
        if (members.FirstOrDefault(m => Is(m, Schedule)) is { Value.ValueKind: JsonValueKind.String } schedule)
        {
            CurveSpec spec = new(schedule.Value.GetString()!, [.. members.Where(m => !Is(m, Schedule)).SelectMany(m => Settings(m, source))]);
            yield return (path ?? spec.ToString(), spec);
            yield break;
        }
        foreach (JsonProperty member in members)
        {
            foreach ((string, CurveSpec) found in Curves(member.Value, path is null ? member.Name : $"{path}.{member.Name}", source))
                yield return found;
        }
    }

    private static IEnumerable<SettingText> Settings(JsonProperty member, string source)
    {
        if (Is(member, nameof(Slot.Settings)) && member.Value.ValueKind == JsonValueKind.Object)
            return member.Value.EnumerateObject().SelectMany(m => Settings(m, source));
        return member.Value.ValueKind switch
        {
            JsonValueKind.Number => [new SettingText(member.Name, member.Value.GetRawText())],
            JsonValueKind.String => [new SettingText(member.Name, member.Value.GetString()!)],
            _ => throw new UserError($"{source}: the setting {member.Name} must be a number, found {member.Value.ValueKind}."),
        };
    }

    private static bool Is(JsonProperty member, string name) => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
