using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>The package in tools that people write code with: what they say, and what they mend.</summary>
[Collection(nameof(PackedProject))]
public sealed class EditorTests(PackedProject packed)
{
    private const string Source = """
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;

        public static class Training
        {
            public static OptimizerSettings Settings => new AdamWSettings
            {
                LearningRate = new Wsd { Peak = 3e-4, Steps = 1000, WarmupSteps = 800, DecayFraction = 0.1 },
                Beta1 = 0.999, Beta2 = 0.9,
            };
        }

        [Profile]
        public class Straight { private static double Value(double t) => 1 - t; }
        """;

    [Fact]
    public void FormatAnalyzers_MendsEveryId()
    {
        string folder = packed.Open("Formatted", Source);

        (int exitCode, string output) = DotNet.Run(folder, "format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", "SDL011", "SDL151", "SDL252");

        Assert.True(exitCode == 0, output);
        Assert.Equal(
            Source.Replace("WarmupSteps = 800", "WarmupSteps = 100").Replace("Beta1 = 0.999, Beta2 = 0.9", "Beta1 = 0.9, Beta2 = 0.999").Replace("public class", "public partial class"),
            File.ReadAllText(Path.Combine(folder, "Program.cs")));
    }

    [LanguageServerFact]
    public async Task LanguageServer_ReportsWhileTyping()
    {
        string folder = packed.Open("Opened", Source);
        string file = Path.Combine(folder, "Program.cs");
        await using LanguageServer server = await LanguageServer.StartAsync(folder);

        await server.OpenAsync(file, Source);
        JsonArray said = await server.DiagnosticsAsync(file, until: "SDL151");
        JsonNode warmup = said.Single(d => (string?)d!["code"] == "SDL151")!;

        Assert.Equal("the warmup of Wsd takes 800 of 1,000 updates (80 %): the run trains at its peak rate for 20 % of it", (string?)warmup["message"]);
        Assert.Equal((8, 23, 100), ((int)warmup["range"]!["start"]!["line"]!, (int)warmup["range"]!["start"]!["character"]!, (int)warmup["range"]!["end"]!["character"]!));

        await server.ChangeAsync(file, Source.Replace("WarmupSteps = 800", "WarmupSteps = 100"));
        Assert.DoesNotContain(await server.DiagnosticsAsync(file, until: "SDL252"), d => (string?)d!["code"] == "SDL151");
    }
}
