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
    public void WhatOperationsCannotSay_IsRefusedByItsReason_AndIsLittle()
    {
        string[] names = [.. GoldenReplay.Files()];
        (string Name, string? Refusal)[] refused = [.. names.Select(name => (name, Refusal(name))).Where(file => file.Item2 is not null)];

        Assert.All(refused, file => Assert.Contains("cannot be carried out by operations of TorchSharp: it ", file.Refusal, StringComparison.Ordinal));
        Assert.True(10 * refused.Length <= names.Length, $"{refused.Length} of {names.Length}: {string.Join(", ", refused.Select(file => file.Name))}");
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
