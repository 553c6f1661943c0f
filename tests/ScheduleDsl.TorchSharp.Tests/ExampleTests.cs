using System;
using System.IO;
using TorchSharpTraining;
using Xunit;

namespace ScheduleDsl.Torch.Tests;

public sealed class ExampleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("torch-example").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void KilledRun_EndsAsTheUnbrokenOne()
    {
        string broken = Path.Combine(folder, "broken"), whole = Path.Combine(folder, "whole");
        using (Training training = new(new TrainingOptions(100, StopAfter: 50, broken)))
            Assert.False(training.Run(TextWriter.Null));
        using Training resumed = new(new TrainingOptions(100, null, broken));
        using StringWriter output = new();
        Assert.True(resumed.Run(output));
        using Training unbroken = new(new TrainingOptions(100, null, whole));
        Assert.True(unbroken.Run(TextWriter.Null));

        Assert.Contains("at update 40", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(broken));
        Assert.InRange(unbroken.Accuracy(), 0.93, 1);
    }
}
