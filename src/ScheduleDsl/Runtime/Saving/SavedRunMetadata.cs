using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScheduleDsl;

/// <summary>A saved run's facts as the strings that safetensors allows.</summary>
internal static class SavedRunMetadata
{
    private const string Format = "ScheduleDsl run";
    private const string Version = "1";

    /// <summary>Doubles hold every step number up to here.</summary>
    private const long LastStep = 1L << 53;

    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static Dictionary<string, string> Write(SavedRun run, ElementType type, IReadOnlyList<OptimizerSettings> settings) => new()
    {
        ["format"] = Format,
        ["version"] = Version,
        ["optimizer"] = run.Optimizer,
        ["step"] = run.Step.ToString(CultureInfo.InvariantCulture),
        ["seed"] = run.Seed.ToString(CultureInfo.InvariantCulture),
        ["elementType"] = type.ToString(),
        ["parameters"] = run.HasParameters ? "included" : "left out",
        ["settings"] = settings.Count == 1 ? SettingsJson.Write(settings[0]) : $"[{string.Join(",", settings.Select(SettingsJson.Write))}]",
        ["quantities"] = JsonSerializer.Serialize(run.Quantities, Options),
        ["groups"] = JsonSerializer.Serialize(run.Groups, Options),
    };

    /// <exception cref="SavedRunException">A fact is missing or makes no sense.</exception>
    public static SavedRun Read(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue("format", out string? format) || format != Format)
            throw new SavedRunException($"The file is not a saved run: its metadata lacks format = {Format}.");
        if (Get("version") != Version)
            throw new SavedRunException($"The saved run has version {Get("version")} of the format; this library reads version {Version}.");
        long step = Number("step", 0, LastStep);
        return new SavedRun(Get("optimizer"), step, Number("seed", long.MinValue, long.MaxValue), Get("parameters") == "included", Groups()) { Quantities = Quantities() };

        string Get(string key) => metadata.TryGetValue(key, out string? value) ? value : throw new SavedRunException($"The saved run lacks the entry {key}.");

        long Number(string key, long least, long most) =>
            long.TryParse(Get(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most
                ? number
                : throw new SavedRunException($"The saved run's {key} is {Get(key)}: it must be a whole number from {least} to {most}.");

        Dictionary<string, SavedDriver> Quantities()
        {
            // Runs saved by earlier versions have none.
            if (!metadata.TryGetValue("quantities", out string? text))
                return [];
            try
            {
                Dictionary<string, SavedDriver> quantities = JsonSerializer.Deserialize<Dictionary<string, SavedDriver>>(text, Options)!;
                return quantities is not null && quantities.Values.All(q => q is not null && (q.Record?.Fits(step) ?? true)) ? quantities : throw new JsonException("an entry is null or does not fit the saved step");
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new SavedRunException($"The saved run's entry quantities cannot be read: {e.Message}", e);
            }
        }

        List<SavedGroup> Groups()
        {
            try
            {
                List<SavedGroup> groups = JsonSerializer.Deserialize<List<SavedGroup>>(Get("groups"), Options)!;
                if (groups is null || !groups.All(IsComplete))
                    throw new JsonException("an entry is null");
                return groups.All(group => group.Hypers.Values.All(driver => driver.Record?.Fits(step) ?? true))
                    ? groups
                    : throw new JsonException("what is recorded of a schedule's values does not fit the saved step");
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new SavedRunException($"The saved run's entry groups cannot be read: {e.Message}", e);
            }
        }
    }

    // The serializer holds constructor parameters to their annotations, but not elements of lists and values of dictionaries.
    private static bool IsComplete(SavedGroup group) =>
        group is not null && group.Parameters.All(name => name is not null) && group.Hypers.Values.All(driver => driver is not null);
}
