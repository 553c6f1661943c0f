using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ScheduleDsl.Cli.Projects;

/// <summary>The one copy of the library in this process.</summary>
internal static class Library
{
    public static Assembly Assembly { get; } = typeof(Schedule).Assembly;

    public static string Name { get; } = Assembly.GetName().Name!;

    /// <summary>Whether an assembly on disk references the library, so that it may hold DSL types. Reads metadata only.</summary>
    public static bool IsReferencedBy(string path)
    {
        using FileStream file = File.OpenRead(path);
        using PEReader image = new(file);
        if (!image.HasMetadata)
            return false;
        MetadataReader metadata = image.GetMetadataReader();
        foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
        {
            if (metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Name))
                return true;
        }
        return false;
    }
}
