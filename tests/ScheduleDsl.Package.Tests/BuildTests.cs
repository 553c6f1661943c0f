using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>What somebody sees who builds a project with mistakes in it, and what silences them.</summary>
[Collection(nameof(PackedProject))]
public sealed class BuildTests(PackedProject packed)
{
    private const string Source = """
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;

        public static class Training
        {
            public static object Reported() => new AdamWSettings { LearningRate = 0.05, WeightDecay = 2 };

        #pragma warning disable SDL250
            public static object Silenced() => new AdamWSettings { LearningRate = 0.05, WeightDecay = 3 };
        #pragma warning restore SDL250

            // Its severity is in .editorconfig.
            public static object Swapped() => new AdamWSettings { Beta1 = 0.999, Beta2 = 0.9 };

            // Its threshold is.
            public static object Long() => new Wsd { Peak = 3e-4, Steps = 1000, WarmupSteps = 800, DecayFraction = 0.1 };
        }
        """;

    private const string EditorConfig = """
        root = true

        [*.cs]
        dotnet_diagnostic.SDL252.severity = none
        schedule_dsl.SDL151.fraction = 0.9
        """;

    private const string Items = """
        <Project>
          <ItemGroup>
            <AdditionalFiles Include="settings.json" ScheduleDslOptimizer="AdamW" ScheduleDslSteps="10000" />
            <AdditionalFiles Include="other.json" />
          </ItemGroup>
        </Project>
        """;

    private const string Message = "AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update";
    private const string OfFile = "AdamW with WeightDecay = 4 and a rate of up to 0.05 takes 20 % of every weight in one update";

    [Fact]
    public void Warnings_AreSeenSilencedAndMadeErrors()
    {
        string folder = packed.Write(
            "Mistaken", Source, (".editorconfig", EditorConfig), ("Directory.Build.targets", Items),
            ("settings.json", """{ "LearningRate": 0.05, "WeightDecay": 4 }"""), ("other.json", "not settings"));

        (int exitCode, string output) = DotNet.Run(
            folder, "build", "--nologo", "-p:TreatWarningsAsErrors=false", "-p:ErrorLog=findings.sarif%2cversion=2.1");

        Assert.True(exitCode == 0, output);

        // The summary repeats them.
        string[] warnings = [.. output.Split("Build succeeded")[0].Split('\n').Where(line => line.Contains("warning SDL")).Select(line => line.Trim())];
        Assert.True(warnings.Length == 2, output);
        Assert.Contains(warnings, line => line.Contains($"Program.cs(7,81): warning SDL250: {Message}"));
        Assert.Contains(warnings, line => line.Contains($"settings.json(1,25): warning SDL250: {OfFile}"));
        AssertLogged(Path.Combine(folder, "findings.sarif"));

        (exitCode, output) = DotNet.Run(folder, "build", "--nologo", "--no-restore", "--no-incremental", "-p:TreatWarningsAsErrors=true");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error SDL250: " + Message, output);
        Assert.DoesNotContain("SDL252", output);
    }

    private static void AssertLogged(string file)
    {
        using JsonDocument log = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("ruleId").GetString() == "SDL250")];

        Assert.Equal([Message, OfFile], results.Where(r => !r.TryGetProperty("suppressions", out _)).Select(r => r.GetProperty("message").GetProperty("text").GetString()).Order());
        Assert.Contains(results, r => r.TryGetProperty("suppressions", out JsonElement how) && how[0].GetProperty("kind").GetString() == "inSource");

        JsonElement rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().First(r => r.GetProperty("id").GetString() == "SDL250");
        Assert.InRange(rule.GetProperty("fullDescription").GetProperty("text").GetString()!.Length, 80, 4000);

        // Only a build that knows where the repository is published has links.
        Assert.EndsWith("/docs/rules/SDL250.md", rule.TryGetProperty("helpUri", out JsonElement link) ? link.GetString() : "/docs/rules/SDL250.md");
    }
}
