using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

// What a step waits for, by reads and writes alone. Memory is named: W and G are what the caller sees, a digit behind a name is the part of the tensors.
public class StepCutTests
{
    [Theory]
    [InlineData("loop G>s; decompose s>b", "loop|decompose")]
    [InlineData("loop G>W; decompose s>b", "loop|decompose")]
    [InlineData("loop G>s; decompose s>b; other G>W", "loop, other|decompose")]
    [InlineData("loop G>s; decompose s>b; product b>t; other G>W", "loop, other|decompose, product")]
    [InlineData("decompose s>b; loop bG>W", "decompose, loop|")]
    [InlineData("decompose s>b; product b>t; loop tG>W", "decompose, product, loop|")]
    [InlineData("decompose s>b; loop G>s; other s>W", "decompose, loop, other|")]
    [InlineData("decompose s>b; early b>t; loop t>W; late t>c; decompose2 c>d", "decompose, early, loop, late|decompose2")]
    [InlineData("decompose s1>b1; loop s2>W2", "loop|decompose")]
    [InlineData("decompose s>b1; loop b2>W2", "loop|decompose")]
    [InlineData("decompose s>b; loop b2>W2", "decompose, loop|")]
    [InlineData("loop G>W; decompose s>b; anything ?", "loop, decompose, anything|")]
    [InlineData("loop G>W; anything ?; decompose s>b", "loop, anything|decompose")]
    [InlineData("loop G>W; decompose G>b", "loop|decompose", "loop, decompose|")]
    [InlineData("loop G>W; decompose s>b; product bG>t", "loop|decompose, product", "loop, decompose, product|")]
    [InlineData("loop G>W; decompose s>b; store b>G", "loop, decompose, store|")]
    public void EntriesThatNoWeightNeeds_Follow(string program, string expected, string? whereGradientsStay = null)
    {
        Assert.Equal(expected, Cut(program, isResident: false));
        Assert.Equal(whereGradientsStay ?? expected, Cut(program, isResident: true));
    }

    private static string Cut(string program, bool isResident)
    {
        List<DeviceLaunch> entries = [.. program.Split("; ").Select(Entry)];
        int awaited = StepCut.Run(entries, isResident);
        return $"{string.Join(", ", entries[..awaited].Select(entry => entry.What))}|{string.Join(", ", entries[awaited..].Select(entry => entry.What))}";
    }

    private static DeviceLaunch Entry(string text)
    {
        string[] parts = text.Split(' ');
        bool isDecomposition = parts[0].StartsWith("decompose", StringComparison.Ordinal);
        string[] sides = parts[1].Split('>');
        return new DeviceLaunch(parts[0], () => { }, parts[1] == "?" ? null : [.. Touches(sides[0], isWritten: false), .. Touches(sides[1], isWritten: true)], isDecomposition, isDecomposition);
    }

    private static IEnumerable<Touched> Touches(string names, bool isWritten)
    {
        for (int i = 0; i < names.Length; i++)
        {
            char name = names[i];
            int part = i + 1 < names.Length && char.IsDigit(names[i + 1]) ? names[++i] - '0' : -1;
            yield return new Touched(0, name, part, isWritten, name is 'W' or 'G');
        }
    }
}
