using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace ScheduleDsl.Cli.Projects;

/// <summary>Loads a user's assembly with its own dependencies, except that <c>ScheduleDsl</c> is this process's: types must be the same to meet.</summary>
internal sealed class ProjectLoadContext(BuiltProject project) : AssemblyLoadContext("project")
{
    private readonly AssemblyDependencyResolver resolver = new(project.Assembly);
    private readonly string folder = Path.GetDirectoryName(project.Assembly)!;

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name == Library.Name)
            return Library.Assembly;
        return Locate(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string name) =>
        resolver.ResolveUnmanagedDllToPath(name) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;

    private string? Locate(AssemblyName name)
    {
        if (resolver.ResolveAssemblyToPath(name) is { } resolved)
            return resolved;
        string file = name.Name + ".dll";
        string beside = Path.Combine(folder, file);

        // A library's output lacks the packages that it references: they are where they were restored.
        return File.Exists(beside) ? beside : project.References.FirstOrDefault(r => Path.GetFileName(r).Equals(file, StringComparison.OrdinalIgnoreCase));
    }
}
