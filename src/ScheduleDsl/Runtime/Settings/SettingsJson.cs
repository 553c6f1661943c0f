using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Settings records as JSON. A misspelt key would silently train with a default, so it is an error.</summary>
internal static class SettingsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">The text is not JSON, a key is unknown or given twice, or a value has the wrong type.</exception>
    public static OptimizerSettings Read(OptimizerSettings defaults, string json)
    {
        CompiledRule rule = defaults.Rule;
        using (JsonDocument document = JsonDocument.Parse(json))
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException($"The settings of {rule.ShortName()} must be an object, found {document.RootElement.ValueKind}.");
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!rule.Hypers.Any(hyper => hyper.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)))
                    throw new JsonException($"{rule.ShortName()} has no setting {property.Name}{Nearest.Hint(property.Name, rule.Hypers.Select(h => h.Name))}");
            }
        }

        return (OptimizerSettings)JsonSerializer.Deserialize(json, defaults.GetType(), Options)!;
    }

    public static string Write(OptimizerSettings settings) => JsonSerializer.Serialize(settings, settings.GetType(), Options);
}
