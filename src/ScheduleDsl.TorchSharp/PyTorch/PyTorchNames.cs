using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace ScheduleDsl.Torch;

/// <summary>What PyTorch calls the states of a rule that both have. Those of the built-ins are in names.json; a rule of the user's own is added with <see cref="Add"/>.</summary>
/// <param name="HasSteps">Whether PyTorch keeps the number of updates as <c>step</c> with each parameter.</param>
/// <param name="States">PyTorch's names, by the rule's.</param>
public sealed record PyTorchNames(bool HasSteps, IReadOnlyDictionary<string, string> States)
{
    /// <summary>The entry that counts updates.</summary>
    public const string Step = "step";

    private static readonly Dictionary<string, PyTorchNames> Known = Read();

    /// <summary>Says what PyTorch calls the states of a rule, in place of what was said before.</summary>
    /// <param name="rule">The rule's class: its full name.</param>
    /// <param name="names">PyTorch's names; every state of the rule has one.</param>
    public static void Add(string rule, PyTorchNames names)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        ArgumentNullException.ThrowIfNull(names);
        lock (Known)
            Known[rule] = names;
    }

    /// <exception cref="NotSupportedException">Nobody has said.</exception>
    internal static PyTorchNames Of(string rule)
    {
        lock (Known)
        {
            return Known.TryGetValue(rule, out PyTorchNames? names)
                ? names
                : throw new NotSupportedException($"Nothing says what PyTorch calls the states of {rule}: say it with PyTorchNames.Add(\"{rule}\", ...).");
        }
    }

    private static Dictionary<string, PyTorchNames> Read()
    {
        using Stream table = typeof(PyTorchNames).Assembly.GetManifestResourceStream("names.json")!;
        using JsonDocument document = JsonDocument.Parse(table);
        Dictionary<string, PyTorchNames> result = new(StringComparer.Ordinal);
        foreach (JsonProperty rule in document.RootElement.EnumerateObject())
        {
            Dictionary<string, string> states = new(StringComparer.Ordinal);
            foreach (JsonProperty state in rule.Value.GetProperty("states").EnumerateObject())
                states.Add(state.Name, state.Value.GetString()!);
            result.Add(rule.Name, new PyTorchNames(rule.Value.GetProperty("steps").GetBoolean(), states));
        }

        return result;
    }
}
