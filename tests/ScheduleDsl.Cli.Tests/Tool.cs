using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ScheduleDsl.Cli.Tests;

/// <summary>What one call of the tool gave.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    /// <summary>The error where it is one line, as it has to be.</summary>
    public string ErrorLine => Error.TrimEnd('\r', '\n') is var line && !line.Contains('\n', StringComparison.Ordinal)
        ? line
        : throw new InvalidOperationException("The error has several lines:\n" + Error);
}

/// <summary>Calls the tool in this process.</summary>
internal static class Tool
{
    /// <summary>A project with an optimizer, a profile, a schedule and a recipe.</summary>
    public static string UserRules { get; } = Folder(nameof(UserRules));

    /// <summary>Recorded trajectories and sequences.</summary>
    public static string Golden { get; } = Folder(nameof(Golden));

    /// <summary>The documentation in the repository.</summary>
    public static string Docs { get; } = Folder(nameof(Docs));

    /// <summary>Snippets of PyTorch with what PyTorch makes of them.</summary>
    public static string Recorded { get; } = Folder(nameof(Recorded));

    public static ToolResult Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = CommandLine.Run(arguments, output, error);
        return new ToolResult(exitCode, output.ToString(), error.ToString());
    }

    private static string Folder(string name) => typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == name).Value!;
}
