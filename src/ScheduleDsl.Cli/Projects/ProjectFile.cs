using System.IO;
using System.Linq;

namespace ScheduleDsl.Cli.Projects;

/// <summary>Finds the project that <c>--project</c> means.</summary>
internal static class ProjectFile
{
    /// <param name="path">A C# project, or a folder that holds exactly one.</param>
    /// <returns>The project's full path.</returns>
    public static string Find(string path)
    {
        if (File.Exists(path))
        {
            return Path.GetExtension(path) == ".csproj"
                ? Path.GetFullPath(path)
                : throw new UserError($"{path} is not a C# project: give a .csproj file, or a folder that holds one.");
        }
        if (!Directory.Exists(path))
            throw new UserError($"There is no folder {path}.");
        string[] found = [.. Directory.GetFiles(path, "*.csproj").Order()];
        return found.Length switch
        {
            1 => Path.GetFullPath(found[0]),
            0 => throw new UserError($"The folder {path} holds no .csproj file."),
            _ => throw new UserError($"The folder {path} holds {found.Length} projects, {string.Join(" and ", found.Select(Path.GetFileName))}: name one of them."),
        };
    }
}
