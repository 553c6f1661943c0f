using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>A test that needs a language server for C#, and says so where there is none.</summary>
public sealed class LanguageServerFactAttribute : FactAttribute
{
    private const string Variable = "SCHEDULEDSL_LANGUAGE_SERVER";

    public LanguageServerFactAttribute([CallerMemberName] string test = "")
    {
        if (Command is not null)
            return;
        Skip = $"there is no csharp-ls on the path, and {Variable} does not name a language server (docs/editors.md says how to get one)";

        // Runners print the name of what they skip, and few of them the reason.
        DisplayName = $"{test}: {Skip}";
    }

    /// <summary>The server's command, a file: an executable, or a .dll that <c>dotnet</c> runs; null where there is none.</summary>
    public static string? Command => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { "csharp-ls", "csharp-ls.exe" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
