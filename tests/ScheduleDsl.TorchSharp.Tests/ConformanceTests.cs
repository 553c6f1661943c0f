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

    public static IEnumerable<object[]> Said() => GoldenReplay.Files().Where(name => Refusal(name) is null).Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Said))]
    public void OperationsOfTorchSharp_FollowTheRecordedRun(string name)
    {
        using GoldenReplay replay = GoldenReplay.Open(name, TorchExecution.Operations);

        (double share, string where) = replay.Run(0, replay.Steps);

        Assert.True(share <= 1, $"{share} of the tolerance at {where}");
    }

    [Fact]
    public void WhatOperationsCannotSay_IsRefusedByItsReason_AndWithoutMatricesIsLittle()
    {
        (string Name, string? Refusal)[] files = [.. GoldenReplay.Files().Select(name => (name, Refusal(name)))];

        Assert.All(files.Where(file => file.Refusal is not null), file => Assert.Contains("cannot be carried out by operations of TorchSharp: it ", file.Refusal, StringComparison.Ordinal));

        // Rules over whole matrices are for the compiled loops.
        (string Name, string? Refusal)[] others = [.. files.Where(file => file.Refusal?.Contains("it has matrix operations", StringComparison.Ordinal) != true)];
        string[] refused = [.. others.Where(file => file.Refusal is not null).Select(file => file.Name)];
        Assert.True(10 * refused.Length <= others.Length, $"{refused.Length} of {others.Length}: {string.Join(", ", refused)}");
        Assert.True(others.Length >= 100, $"{others.Length} files without matrices");
    }

    private static string? Refusal(string name)
    {
        try
        {
            GoldenReplay.Open(name, TorchExecution.Operations).Dispose();
            return null;
        }
        catch (NotSupportedException refused)
        {
            return refused.Message;
        }
    }

    [Fact]
    public void ManyFamiliesAreReplayed() => Assert.True(GoldenReplay.Files().Count() >= 60, $"{GoldenReplay.Files().Count()} files");
}
