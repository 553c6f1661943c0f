using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ScheduleDsl.Cli.Projects;

/// <summary>From <c>--project DIR</c> to assemblies whose types are in <see cref="Registry"/>.</summary>
internal static class ProjectLoader
{
    /// <summary>The project's assembly, then those of its references that may hold DSL types.</summary>
    public static IReadOnlyList<Assembly> Load(string path, bool build)
    {
        string project = ProjectFile.Find(path);
        BuiltProject built = ProjectBuild.Run(project, build);
        try
        {
            if (AssemblyName.GetAssemblyName(built.Assembly).Name == Library.Name)
                return [];
            ProjectLoadContext context = new(built);
            Assembly[] assemblies =
            [
                context.LoadFromAssemblyPath(built.Assembly),
                .. built.References.Where(Library.IsReferencedBy).Select(r => context.LoadFromAssemblyName(AssemblyName.GetAssemblyName(r))),
            ];
            foreach (Assembly assembly in assemblies)
            {
                RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);

                // A missing dependency shows here, where it can be named, rather than in whoever looks at the types.
                _ = assembly.GetTypes();
            }
            return assemblies;
        }
        catch (ReflectionTypeLoadException e)
        {
            throw new UserError($"{Path.GetFileName(built.Assembly)} does not load: {e.LoaderExceptions.First()!.Message}");
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or TypeInitializationException)
        {
            throw new UserError($"{Path.GetFileName(built.Assembly)} does not load: {(e.InnerException ?? e).Message}");
        }
    }
}
