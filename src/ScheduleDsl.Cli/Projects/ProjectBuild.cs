using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScheduleDsl.Cli.Projects;

/// <summary>A built project.</summary>
/// <param name="Assembly">Its output.</param>
/// <param name="References">Paths of what it needs to run, the framework aside.</param>
internal sealed record BuiltProject(string Assembly, IReadOnlyList<string> References);

/// <summary>Builds a project and asks MSBuild where things are.</summary>
internal static partial class ProjectBuild
{
    private const string Configuration = "Release";

    // Enough to see what is wrong; the compiler's own command shows the rest.
    private const int ShownErrors = 10;

    public static BuiltProject Run(string project, bool build)
    {
        string folder = Path.GetDirectoryName(project)!;
        string? framework = Framework(folder, project);
        if (build)
            Build(folder, project, framework);

        // Two questions: the answer to a single one would not be JSON.
        using JsonDocument json = Evaluate(folder, project, framework, "-getProperty:TargetPath", "-getProperty:TargetFramework");
        string assembly = json.RootElement.GetProperty("Properties").GetProperty("TargetPath").GetString()!;
        return File.Exists(assembly)
            ? new BuiltProject(assembly, References(folder, project, framework))
            : throw new UserError($"{Path.GetFileName(project)} has not been built: there is no {assembly}.{(build ? "" : " Leave out --no-build.")}");
    }

    private static void Build(string folder, string project, string? framework)
    {
        string[] choice = framework is null ? [] : ["-f", framework];
        (int exitCode, string output) = DotNet.Run(
            folder, ["build", project, "-c", Configuration, .. choice, "--nologo", "-v", "quiet", "-clp:ErrorsOnly;NoSummary"]);
        if (exitCode != 0)
            throw new UserError($"{Path.GetFileName(project)} does not build:\n{Errors(output)}");
    }

    private static string Errors(string output)
    {
        string[] errors = [.. output.Split('\n').Select(l => l.Trim()).Where(l => Error().IsMatch(l)).Distinct()];
        string[] shown = errors.Length == 0 ? [output.Trim()] : errors[..Math.Min(errors.Length, ShownErrors)];
        return string.Join("\n", shown) + (errors.Length > shown.Length ? $"\n... and {errors.Length - shown.Length} more" : "");
    }

    // A project for several frameworks has one output for each: the newest that this process can load.
    private static string? Framework(string folder, string project)
    {
        using JsonDocument json = Evaluate(folder, project, null, "-getProperty:TargetFramework", "-getProperty:TargetFrameworks");
        JsonElement properties = json.RootElement.GetProperty("Properties");
        if (properties.GetProperty("TargetFramework").GetString() is { Length: > 0 })
            return null;
        string all = properties.GetProperty("TargetFrameworks").GetString()!;
        (Version Version, string Name)[] loadable =
        [
            .. all.Split(';', StringSplitOptions.TrimEntries).Select(name => (Match: NetVersion().Match(name), name)).Where(f => f.Match.Success)
                .Select(f => (Version.Parse(f.Match.Groups[1].Value), f.name)).Where(f => f.Item1.Major <= Environment.Version.Major),
        ];
        return loadable.Length > 0
            ? loadable.MaxBy(f => f.Version).Name
            : throw new UserError($"{Path.GetFileName(project)} targets {(all.Length > 0 ? all : "no framework")}: none that .NET {Environment.Version.ToString(2)} can load.");
    }

    private static List<string> References(string folder, string project, string? framework)
    {
        using JsonDocument json = Evaluate(
            folder, project, framework, "-t:ResolveReferences", "-p:BuildProjectReferences=false", "-getItem:ReferenceCopyLocalPaths");
        List<string> references = [];
        foreach (JsonElement item in json.RootElement.GetProperty("Items").GetProperty("ReferenceCopyLocalPaths").EnumerateArray())
        {
            if (item.GetProperty("FullPath").GetString() is { } path && Path.GetExtension(path) == ".dll")
                references.Add(path);
        }
        return references;
    }

    private static JsonDocument Evaluate(string folder, string project, string? framework, params string[] questions)
    {
        string[] choice = framework is null ? [] : ["-p:TargetFramework=" + framework];
        (int exitCode, string output) = DotNet.Run(folder, ["msbuild", project, "-nologo", "-p:Configuration=" + Configuration, .. choice, .. questions]);
        int start = output.IndexOf('{', StringComparison.Ordinal);
        if (exitCode != 0 || start < 0)
            throw new UserError($"MSBuild cannot read {Path.GetFileName(project)}:\n{Errors(output)}");
        return JsonDocument.Parse(output[start..(output.LastIndexOf('}') + 1)]);
    }

    [GeneratedRegex(@"\berror\s+[A-Z]+\d+\s*:")]
    private static partial Regex Error();

    [GeneratedRegex(@"^net(\d+\.\d+)$")]
    private static partial Regex NetVersion();
}
