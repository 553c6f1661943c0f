using System;
using System.IO;
using System.Linq;
using ScheduleDsl.Conformance;
using Xunit;
using Xunit.Abstractions;

// Compositions that recorded trajectories ask for and no built-in is.
#pragma warning disable SDL301 // One of them adds vectors of several tensors, which is for the processor.
[assembly: ScheduleDsl.Ilgpu.EmitDeviceKernels(typeof(ConformanceRunner))]
#pragma warning restore SDL301

namespace ScheduleDsl.Ilgpu.Tests;

// Other people's trajectories, as `scheduledsl-ilgpu conformance` replays them.
public class RecordedFilesTests(ITestOutputHelper output)
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "golden");

    public static TheoryData<string> Kinds => TestDevices.IsStandIn ? new() { "cpu", "cpu-host" } : new() { "cpu" };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryFile_PassesOrIsUnknown(string kind)
    {
        // ILGPU takes longer to compile the kernels than they run: a file of each family, and the tool replays all of them (docs/targets.md).
        ConformanceReport report = ConformanceRunner.Run(new ConformanceOptions(Golden) { Device = TestDevices.Find(kind, output), IsSample = !TestDevices.IsStandIn });

        RequireNoFailure(report);
        Assert.Equal(TestDevices.IsStandIn ? Directory.GetFiles(Golden, "*.json", SearchOption.AllDirectories).Length : report.Results.DistinctBy(r => r.Family).Count(), report.Passed + report.Unknown);
    }

    // Each compiles for a second or more there. Conditions become numbers, rows are projected, order statistics mask.
    [Theory]
    [InlineData("adamw")]
    [InlineData("c_lion")]
    [InlineData("c_adamw")]
    [InlineData("sgdp")]
    [InlineData("migu_mask")]
    public void FamiliesThatOpenCLTellsApart_PassThere(string family)
    {
        if (TestDevices.Find("opencl", output) is { } device)
            RequireNoFailure(ConformanceRunner.Run(new ConformanceOptions(Golden) { Device = device, Only = family }));
    }

    [Fact]
    public void AnotherPrecisionThanTheDevices_IsRefused()
    {
        ConformanceOptions options = new(Golden) { Device = TestDevices.Find("cpu", output), Precision = ElementType.Float64 };

        Assert.Contains("Float32", Assert.Throws<ConformanceException>(() => ConformanceRunner.Run(options)).Message, StringComparison.Ordinal);
    }

    private static void RequireNoFailure(ConformanceReport report)
    {
        Assert.True(report.Failed == 0, string.Join("\n", report.Results.Where(result => result.Verdict == Verdict.Failed).Select(result => $"{result.File}: {result.Detail} {result.ShareOfTolerance}")));
        Assert.True(report.Passed > 0);
    }
}
