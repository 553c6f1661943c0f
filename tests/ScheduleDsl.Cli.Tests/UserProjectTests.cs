using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

/// <summary>The user's project is built once, by the tool; later calls take the output as it is.</summary>
public sealed class BuiltUserRules
{
    public ToolResult List { get; } = Tool.Run("list", "--project", Tool.UserRules);
}

public sealed class UserProjectTests(BuiltUserRules built) : IClassFixture<BuiltUserRules>
{
    [Fact]
    public void List_ShowsTheProjectsTypesBesideTheBuiltIns()
    {
        Assert.Equal((0, ""), (built.List.ExitCode, built.List.Error));

        // Parameter and gradient read, parameter written: three floats, no state.
        Assert.Contains("  HalfGradient  12 B moved, 0 B state", Squeezed("HalfGradient"));
        Assert.EndsWith("Moves each weight by half of its gradient.", Squeezed("HalfGradient"));
        Assert.Contains("  UpAndDown  40 updates", Squeezed("UpAndDown"));
        Assert.Contains("  HalfRecipe  HalfGradient, 80 updates", Squeezed("HalfRecipe"));
        Assert.Contains("Lion", built.List.Output);
    }

    [Fact]
    public void Plot_DrawsAScheduleOfTheProject()
    {
        ToolResult result = Run("plot", "UpAndDown");

        Assert.Equal("update 10       4            Decay of 30 updates", result.Lines[^2]);
    }

    [Fact]
    public void Plot_OfARecipeDrawsWhatFollowsASchedule()
    {
        ToolResult result = Run("plot", "HalfRecipe");

        Assert.StartsWith("Rate follows UserRules.UpAndDown(Peak=4, Steps=80,", result.Lines[^1]);
    }

    [Fact]
    public void ARecipesHyperparameter_IsACurveToo()
    {
        ToolResult result = Run("export", "HalfRecipe.Rate", "UpAndDown(Steps=80)", "--csv", "-");

        Assert.Equal("update,HalfRecipe.Rate,UpAndDown(Steps=80)", result.Lines[0]);
        Assert.Equal("5,2,2", result.Lines[6]);
    }

    [Fact]
    public void Docs_AreAboutTheProjectsOwnTypes()
    {
        ToolResult result = Run("docs", "schedules");

        Assert.Contains("- **UserRules**: [UserRules.UpAndDown](#userrulesupanddown)", result.Lines);
        Assert.Contains("Up over 10 updates, down over 30.", result.Lines);
        Assert.Contains("| `DecayFloorOfPeak` | 0 | at least 0 and at most 1 | The value where the profile is 0, as a fraction of the peak, in [0, 1]. |", result.Lines);

        // A line up by 0.4 each, then 4 (1 - j / 30)^2: 18 + 4 (30 * 31 * 61 / 6) / 900 = 60.02222.
        Assert.Contains("peak 4 at update 10, floor 0 at update 0, area 60.0222, 0.375 of peak x length", result.Lines);
        Assert.DoesNotContain("Wsd", result.Output);
    }

    [Fact]
    public void Explain_GoesFromTheBodyToTheCode()
    {
        ToolResult result = Run("explain", "HalfGradient");

        Assert.Contains("        return parameter - ((float)Rate * (0.5f * gradient))", result.Lines);
        Assert.Contains(result.Lines, l => l.EndsWith("[0, 2]", StringComparison.Ordinal) && l.Contains("Rate"));
        Assert.Contains("    uniforms[0] = (float)(hypers[0]);", result.Lines);
    }

    [Fact]
    public void Verify_ProvesARuleOfTheProject() =>
        Assert.Contains("  holds     targets ", Run("verify", "HalfGradient(Rate=0.5)").Output);

    [Fact]
    public void Verify_OfARuleThatBreaksAPromise_SaysWhichAndWhere_WithExitCode1()
    {
        ToolResult result = Tool.Run("verify", "ClippedBeforeTheMean", "--project", Path.Combine(Tool.UserRules, "UserRules.csproj"), "--no-build");

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal("UserRules.ClippedBeforeTheMean", result.Lines[0]);
        Assert.Matches(@"^  DIFFERS   accumulation  3 batches against their mean, after update 1: w0\[4,6\], number \d+, is -?\d[^ ]*, not -?\d[^ ]*$", Assert.Single(result.Lines, l => l.Contains("DIFFERS")));
    }

    [Fact]
    public void Bench_MeasuresARuleOfTheProject()
    {
        ToolResult result = Run("bench", "HalfGradient(Rate=0.5)", "--elements", "4096");

        Assert.Equal("HalfGradient, 4096 weights in float32: 1 pass, for each weight 8 bytes read, 4 written", result.Lines[0]);
        Assert.Matches(@"^1 +\d\.\d\de[+-]\d\d +\d+\.\d +\d+\.\d\d$", result.Lines[2]);
    }

    [Fact]
    public void OptimizersPage_IsAboutTheProjectsOwnTypes()
    {
        ToolResult result = Run("docs", "optimizers");

        Assert.Contains("- **Rules**: [ClippedBeforeTheMean](#clippedbeforethemean), [HalfGradient](#halfgradient)", result.Lines);
        Assert.Contains("| `Rate` | 1 | at least 0 and at most 2 | learning rate | Multiplies the half. |", result.Lines);
        Assert.Contains("No states.", result.Lines);

        // 0.5 g, its product with the rate, the difference.
        Assert.Contains("Cost of a step: 1 pass over memory; for each weight 8 bytes read, 4 bytes written, no state, 3 operations.", result.Lines);
    }

    [Fact]
    public void Check_OfSettingsForARecipe_JudgesItsGroups()
    {
        using TemporaryFolder folder = new();

        ToolResult result = Checked("""{ "LearningRate": 0.02 }""");

        // 0.02 is below the bound, and ten times that is not.
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains(result.Lines, l => l.StartsWith("warning SDL251: AdamW has LearningRate = 0.2, which should be below 0.1", StringComparison.Ordinal));
        Assert.StartsWith("FastHead: 0 errors, 1 warning,", result.Lines[^1]);
        Assert.Equal(0, Checked("""{ "LearningRate": 0.002 }""").ExitCode);

        ToolResult Checked(string settings) =>
            Tool.Run("check", folder.File("settings.json", settings), "--recipe", "FastHead", "--project", Path.Combine(Tool.UserRules, "UserRules.csproj"), "--no-build");
    }

    [Fact]
    public void Explain_OfARecipeNamesPlanAndGroups()
    {
        ToolResult result = Run("explain", "UserRules.HalfRecipe");

        Assert.Contains("plan      80 updates of 4 samples", result.Lines);
        Assert.Contains("group     biases: names *.bias; learning rate times 0.5", result.Lines);
    }

    [Fact]
    public void MissingFolder_IsNamed() => AssertError("There is no folder no/such/folder.", "no/such/folder");

    [Fact]
    public void FolderWithoutProject_IsNamed()
    {
        using TemporaryFolder folder = new();

        AssertError($"The folder {folder.Path} holds no .csproj file.", folder.Path);
    }

    [Fact]
    public void FolderWithTwoProjects_NamesBoth()
    {
        using TemporaryFolder folder = new();
        folder.File("B.csproj", "<Project/>");
        folder.File("A.csproj", "<Project/>");

        AssertError($"The folder {folder.Path} holds 2 projects, A.csproj and B.csproj: name one of them.", folder.Path);
    }

    [Fact]
    public void FileThatIsNoProject_IsNamed()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("notes.txt", "");

        AssertError($"{file} is not a C# project: give a .csproj file, or a folder that holds one.", file);
    }

    [Fact]
    public void ProjectThatDoesNotCompile_IsShownWithTheCompilersOwnErrors()
    {
        using TemporaryFolder folder = new();
        folder.File("Broken.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        folder.File("Broken.cs", "class Broken { int Answer() => \"42\"; }");

        ToolResult result = Tool.Run("list", "--project", folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        string[] lines = result.Error.TrimEnd().Split('\n');
        Assert.Equal("Broken.csproj does not build:", lines[0]);
        Assert.Contains("Broken.cs(1,32): error CS0029", Assert.Single(lines[1..]));
    }

    [Fact]
    public void ProjectForSeveralFrameworks_IsLoadedForTheNewestThatRunsHere()
    {
        using TemporaryFolder folder = new();
        folder.File("Many.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net10.0;net99.0;netstandard2.0</TargetFrameworks></PropertyGroup></Project>""");

        ToolResult result = Tool.Run("list", "--no-build", "--project", folder.Path);

        Assert.EndsWith(Path.Combine("net10.0", "Many.dll") + ". Leave out --no-build.", result.ErrorLine);
    }

    [Fact]
    public void ProjectForOtherFrameworksOnly_IsNamedWithThem()
    {
        using TemporaryFolder folder = new();
        folder.File("Far.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net99.0;netstandard2.0</TargetFrameworks></PropertyGroup></Project>""");

        AssertError($"Far.csproj targets net99.0;netstandard2.0: none that .NET {Environment.Version.ToString(2)} can load.", folder.Path);
    }

    [Fact]
    public void ProjectThatMSBuildCannotRead_IsNamed()
    {
        using TemporaryFolder folder = new();
        folder.File("Torn.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>");

        ToolResult result = Tool.Run("list", "--project", folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("MSBuild cannot read Torn.csproj:", result.Error);
        Assert.Contains("MSB4025", result.Error);
    }

    [Fact]
    public void ProjectThatWasNeverBuilt_NeedsABuild()
    {
        using TemporaryFolder folder = new();
        folder.File("Fresh.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

        ToolResult result = Tool.Run("list", "--no-build", "--project", folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("Fresh.csproj has not been built: there is no ", result.ErrorLine);
        Assert.EndsWith($"Fresh.dll. Leave out --no-build.", result.ErrorLine);
    }

    private static ToolResult Run(params string[] arguments)
    {
        ToolResult result = Tool.Run([.. arguments, "--project", Path.Combine(Tool.UserRules, "UserRules.csproj"), "--no-build"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result;
    }

    private static void AssertError(string message, string project)
    {
        ToolResult result = Tool.Run("list", "--project", project);
        Assert.Equal((2, message, ""), (result.ExitCode, result.ErrorLine, result.Output));
    }

    // Columns are as wide as their widest entry.
    private string Squeezed(string name) => System.Text.RegularExpressions.Regex.Replace(
        built.List.Lines.Single(l => l.StartsWith($"  {name} ", StringComparison.Ordinal)), "(?<=[^ ]) {3,}", "  ");
}
