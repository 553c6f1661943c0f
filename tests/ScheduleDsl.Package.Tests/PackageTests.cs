using System.IO.Compression;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>What a user gets: one package, in a fresh project, without anything of this repository.</summary>
[Collection(nameof(PackedProject))]
public sealed class PackageTests(PackedProject packed)
{
    private const string Program = """
        using System;
        using System.Globalization;
        using ScheduleDsl;
        using static ScheduleDsl.Language;

        float[] weights = [1f, 2f, 3f];
        float[] gradients = [0.5f, -0.25f, 0f];
        using ParameterTable table = new();
        table.Add("weights", weights.AsMemory(), gradients.AsMemory());
        using OptimizerRun run = Heavy.For(table, new HeavySettings { LearningRate = new Falling { Steps = 4 } });
        run.Step();
        run.Step();
        foreach (float weight in weights)
            Console.WriteLine(weight.ToString("R", CultureInfo.InvariantCulture));
        Console.WriteLine(Registry.FindOptimizer("Heavy").Name);

        [Optimizer]
        public sealed partial class Heavy
        {
            [Hyper(0.5, Min = 0)] public partial Scalar LearningRate { get; init; }

            [State] private float sum;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                sum = sum + gradient;
                return parameter - LearningRate * sum;
            }
        }

        [Profile]
        public partial class Straight { private static double Value(double t) => 1 - t; }

        [Schedule(Peak = 1, Steps = 10), Decay(typeof(Straight))]
        public partial class Falling;
        """;

    [Fact]
    public void FreshProject_BuildsAndRunsWithThePackageAlone()
    {
        (int exitCode, string output) = packed.Run("Consumer", Program);

        Assert.True(exitCode == 0, output);

        // Rates 1 and 3/4, sums g and 2 g: w - g - 1.5 g.
        Assert.Equal(["-0.25", "2.625", "3", "Heavy"], output.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
    }

    [Fact]
    public void WrongBody_IsReportedByTheAnalyzerInThePackage()
    {
        (int exitCode, string output) = packed.Run("Wrong", Program.Replace("sum = sum + gradient;", "lock (this) { }"));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error SDL001", output);
    }

    [Fact]
    public void Package_HasLibraryDocumentationAndPlugIns()
    {
        using ZipArchive package = ZipFile.OpenRead(packed.Package);
        string[] files = [.. package.Entries.Select(e => e.FullName)];

        Assert.Superset(
            new[]
            {
                "lib/net10.0/ScheduleDsl.dll", "lib/net10.0/ScheduleDsl.xml", "README.md",
                "analyzers/dotnet/cs/ScheduleDsl.Compiler.dll", "analyzers/dotnet/cs/ScheduleDsl.Generators.dll",
                "analyzers/dotnet/cs/ScheduleDsl.Analyzers.dll", "analyzers/dotnet/cs/ScheduleDsl.CodeFixes.dll", "buildTransitive/ScheduleDsl.props", "build/ScheduleDsl.props",
            }.ToHashSet(),
            files.ToHashSet());
        Assert.DoesNotContain(files, file => file.EndsWith(".dll") && file.StartsWith("lib/") && file != "lib/net10.0/ScheduleDsl.dll");
    }
}
