using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace ScheduleDsl.SameBits.Tests;

// Every arm against the rule body, in processes that have and that lack the wide instructions.
public class InstructionSetTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("DOTNET_EnableAVX512", "512 False")]
    [InlineData("DOTNET_EnableAVX2", "256 False, 512 False")]
    [InlineData("DOTNET_EnableHWIntrinsic", "128 False, 256 False, 512 False")]
    public void EveryArm_GivesTheBitsOfTheBody(string switchedOff, string expected)
    {
        using Process process = switchedOff.Length == 0
            ? Processes.Start("ScheduleDsl.SameBits", ["7"])
            : Processes.Start("ScheduleDsl.SameBits", ["7"], (switchedOff, "0"));
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains(expected, output);
        Match counts = Regex.Match(output, @"(\d+) comparisons, 0 differences");
        Assert.True(int.Parse(counts.Groups[1].Value) > 5000, output);
    }
}
