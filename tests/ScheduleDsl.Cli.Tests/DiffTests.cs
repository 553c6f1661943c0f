using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class DiffTests
{
    [Fact]
    public void EqualSchedules_AreExitCode0()
    {
        ToolResult result = Tool.Run("diff", "Wsd", "Wsd(Peak=1.0)", "--steps", "1000");

        Assert.Equal((0, "Wsd and Wsd(Peak=1.0) are equal for 1000 updates.\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public void DifferentSchedules_AreShownAtTheFirstAndTheLargestDifference()
    {
        // 1/2 against 1, 3/4, 1/2, 1/4; the differences are 1/2, 1/4, 0 and 1/4, of 1, 3/4, 1/2 and 1/2.
        ToolResult result = Tool.Run("diff", "Constant(Peak=0.5)", "Linear", "--steps", "4");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            [
                "Constant(Peak=0.5) (A) and Linear (B) differ at 3 of 4 updates.",
                "first difference: update 0, A = 0.5, B = 1: 0.5",
                "largest absolute: update 0, A = 0.5, B = 1: 0.5",
                "largest relative: update 0, A = 0.5, B = 1: 50 %",
            ],
            result.Lines);
    }

    [Fact]
    public void LargestRelativeDifference_IsWhereTheValuesAreSmall()
    {
        // 1 - k / 10 against 0.05 + 0.95 (1 - k / 10): the difference is 0.05 k / 10, which is 0.045 of 0.145 at update 9.
        ToolResult result = Tool.Run("diff", "Linear", "Linear(DecayFloorOfPeak=0.05)", "--steps", "10");

        Assert.StartsWith("first difference: update 1, A = 0.9, B = 0.905", result.Lines[1]);
        Assert.StartsWith("largest relative: update 9, ", result.Lines[3]);
        Assert.EndsWith(": 31.0345 %", result.Lines[3]);
    }

    [Theory]
    [InlineData("0.0101", 0)]
    [InlineData("0.009", 1)]
    public void Tolerance_IsAShareOfTheLargestValue(string tolerance, int exitCode)
    {
        // The difference is 0.02 of 2 at update 0, but for rounding, and less afterwards.
        Assert.Equal(exitCode, Tool.Run("diff", "Linear(Peak=1.98)", "Linear(Peak=2)", "--steps", "50", "--tolerance", tolerance).ExitCode);
    }

    [Fact]
    public void ToleratedDifference_IsShownAllTheSame() =>
        Assert.Equal(
            "Constant and Constant(Peak=1.25) are equal within 0.5 of the largest value for 8 updates.\nlargest difference: update 0, A = 1, B = 1.25: 0.25\n",
            Tool.Run("diff", "Constant", "Constant(Peak=1.25)", "--steps", "8", "--tolerance", "0.5").Output);

    [Theory]
    [InlineData("diff compares two curves; 1 is given: Rex.", "diff", "Rex")]
    [InlineData("diff compares two curves; 3 are given: Rex, Linear, Schedules.Cosine.", "diff", "Rex", "Linear", "Schedules.Cosine")]
    [InlineData("--tolerance is -1: it must be a number, at least 0.", "diff", "Rex", "Linear", "--tolerance", "-1")]
    public void WrongInput_IsExitCode2(string message, params string[] arguments) => Assert.Equal((2, message), (Tool.Run(arguments).ExitCode, Tool.Run(arguments).ErrorLine));
}
