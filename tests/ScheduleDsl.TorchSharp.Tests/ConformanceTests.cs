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

    [Fact]
    public void ManyFamiliesAreReplayed() => Assert.True(GoldenReplay.Files().Count() >= 60, $"{GoldenReplay.Files().Count()} files");
}
