using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Torch.Tests;

/// <summary>Other people's trajectories, replayed over TorchSharp's tensors by the compiled loops, in the tolerances of the files.</summary>
public class ConformanceTests
{
    public static IEnumerable<object[]> Files() => GoldenReplay.Files().Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Files))]
    public void CompiledLoops_FollowTheRecordedRun(string name)
    {
        using GoldenReplay replay = GoldenReplay.Open(name, TorchExecution.InPlace);

        (double share, string where) = replay.Run(0, replay.Steps);

        Assert.True(share <= 1, $"{share} of the tolerance at {where}");
    }

    // What operations of TorchSharp cannot say is refused when the optimizer is made: those files are listed by their reason.
    [Theory]
    [MemberData(nameof(Files))]
    public void Operations_FollowTheRecordedRun_OrAreRefused(string name)
    {
        GoldenReplay replay;
        try
        {
            replay = GoldenReplay.Open(name, TorchExecution.Operations);
        }
        catch (NotSupportedException refused)
        {
            Assert.Contains("cannot be carried out by operations of TorchSharp: it ", refused.Message, StringComparison.Ordinal);
            return;
        }

        using (replay)
        {
            (double share, string where) = replay.Run(0, replay.Steps);
            Assert.True(share <= 1, $"{share} of the tolerance at {where}");
        }
    }

    [Fact]
    public void FewFamiliesAreRefused()
    {
        string[] refused = [.. GoldenReplay.Files().Where(IsRefused).Select(name => name.Split('.')[0]).Distinct()];
        Assert.True(refused.Length <= 6, string.Join(", ", refused));
    }

    private static bool IsRefused(string name)
    {
        try
        {
            GoldenReplay.Open(name, TorchExecution.Operations).Dispose();
            return false;
        }
        catch (NotSupportedException)
        {
            return true;
        }
    }

    [Fact]
    public void ManyFamiliesAreReplayed() => Assert.True(GoldenReplay.Files().Count() >= 60, $"{GoldenReplay.Files().Count()} files");
}
