using System;
using System.IO;

namespace ScheduleDsl.Gpu.Benchmarks;

/// <summary>The recorded trajectories that this program carries, in a folder for as long as they are needed.</summary>
internal sealed class GoldenFiles : IDisposable
{
    private const string Prefix = "golden/";

    public GoldenFiles()
    {
        foreach (string name in typeof(GoldenFiles).Assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            string path = Path.Combine(Folder, name[Prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using Stream packed = typeof(GoldenFiles).Assembly.GetManifestResourceStream(name)!;
            using FileStream file = File.Create(path);
            packed.CopyTo(file);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("golden").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
