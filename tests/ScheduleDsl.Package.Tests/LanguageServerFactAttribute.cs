using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>A test that needs a language server for C#, and says so where there is none.</summary>
public sealed class LanguageServerFactAttribute : FactAttribute
{
    private const string Variable = "SCHEDULEDSL_LANGUAGE_SERVER";

    public LanguageServerFactAttribute() =>
        Skip = Command is null ? $"There is no csharp-ls on the path, and {Variable} does not name a language server (docs/editors.md says how to get one)." : null;

    /// <summary>The server's command, a file: an executable, or a .dll that <c>dotnet</c> runs; null where there is none.</summary>
    public static string? Command => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { "csharp-ls", "csharp-ls.exe" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
