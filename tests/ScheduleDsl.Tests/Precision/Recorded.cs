using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ScheduleDsl.Tests.Precision;

/// <summary>A recorded file of formats.</summary>
internal static class Recorded
{
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", file))).RootElement;

    public static uint[] UInts(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetUInt32())];

    public static float[] Floats(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())];
}
