using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What the page on writing optimizers shows compiles.</summary>
public sealed class RuleLanguagePageTests
{
    [Fact]
    public void Examples_Compile()
    {
        string page = File.ReadAllText(Path.Combine(SourceFolder(), "..", "..", "docs", "rule-language.md"));
        string[] examples = [.. Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];
        string[] declarations = [.. examples.Where(e => e.Contains("[Optimizer"))];
        string[] statements = [.. examples.Except(declarations)];
        Assert.Equal((5, 1), (declarations.Length, statements.Length));

        GeneratorHost.Run(
            Sources.Usings + "namespace Acme;\n" + string.Join("\n", declarations),
            "using System.Collections.Generic;\nusing ScheduleDsl;\nnamespace Acme;\npublic static class Training { private static double Loss() => 0; public static void Run(ParameterTable table) {\n" + statements[0] + "} }").Load();
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
