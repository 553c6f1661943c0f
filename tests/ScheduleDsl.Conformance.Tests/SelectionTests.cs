using System.Linq;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

public class SelectionTests
{
    [Fact]
    public void Sample_IsAFileOfEachFamily()
    {
        ConformanceReport all = ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded)), sample = ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded) { IsSample = true });

        Assert.Equal(all.Results.Select(r => r.Family).Distinct(), sample.Results.Select(r => r.Family));
        Assert.Equal(all.Results.DistinctBy(r => r.Family).Select(r => r.File), sample.Results.Select(r => r.File));
    }

    [Fact]
    public void Only_TakesAFamily_AndNotThoseWhoseNameBeginsLikeIt()
    {
        ConformanceReport report = ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded) { Only = "Adam" });

        Assert.Equal(["optimizers/adam.a.json", "optimizers/adam.b.json", "optimizers/adam.c.json"], report.Results.Select(r => r.File));
    }

    [Fact]
    public void Only_TakesOneFile()
    {
        ConformanceReport report = ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded) { Only = "torch_linear_lr_2" });

        Assert.Equal("1 passed, 0 failed, 0 unknown", report.Summary);
    }

    [Fact]
    public void Only_WithoutAnyFile_IsAnError()
    {
        ConformanceException e = Assert.Throws<ConformanceException>(
            () => ConformanceRunner.Run(new ConformanceOptions(GoldenFolder.Recorded) { Only = "adamm" }));
        Assert.Contains("adamm", e.Message);
    }

    [Fact]
    public void MissingAndEmptyFolders_AreErrorsThatNameThem()
    {
        using GoldenFolder folder = new();
        Assert.Contains(folder.Path, Assert.Throws<ConformanceException>(() => folder.Run()).Message);
        Assert.Contains("nowhere", Assert.Throws<ConformanceException>(() => ConformanceRunner.Run(new ConformanceOptions("nowhere"))).Message);
    }

    [Fact]
    public void Files_AreFoundInFoldersBelow_AndByFamilyWhateverTheVariant()
    {
        using GoldenFolder folder = new();
        folder.Copy("optimizers/lion.a.json", name: "deep/er/lion.zz.json").Copy("schedules/torch_linear_lr_1.json", name: "torch_linear_lr_17.json");

        ConformanceReport report = folder.Run();

        Assert.Equal(["deep/er/lion.zz.json", "torch_linear_lr_17.json"], report.Results.Select(r => r.File));
        Assert.Equal(2, report.Passed);
    }
}
