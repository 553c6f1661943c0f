using System;
using System.IO;
using System.Text.Json.Nodes;

namespace ScheduleDsl.Conformance.Tests;

/// <summary>A folder of a test's own, with files copied from the recorded ones and changed.</summary>
internal sealed class GoldenFolder : IDisposable
{
    public static string Recorded { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "golden");

    public string Path { get; } = Directory.CreateTempSubdirectory("golden").FullName;

    public GoldenFolder Copy(string file, Action<JsonNode>? change = null, string? name = null)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Recorded, file)))!;
        change?.Invoke(root);
        return Write(name ?? System.IO.Path.GetFileName(file), root.ToJsonString());
    }

    public GoldenFolder Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ConformanceReport Run(ElementType? precision = null) => ConformanceRunner.Run(new ConformanceOptions(Path) { Precision = precision });

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
