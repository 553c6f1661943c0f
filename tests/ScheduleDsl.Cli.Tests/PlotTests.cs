using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class PlotTests
{
    [Fact]
    public void Plot_DrawsTheCurveAndNamesItsKnots()
    {
        ToolResult result = Tool.Run("plot", "Wsd", "--steps", "1000", "--set", "Peak=2", "--set", "WarmupSteps=50");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Lines, l => l.Any(c => c is > '\u2800' and <= '\u28ff'));

        // DecayFraction is 0.2: the last 200 updates.
        Assert.Equal(
            [
                "update 0        0            Warmup of 50 updates",
                "update 50       2            Hold of 750 updates",
                "update 800      2            Decay of 200 updates",
                "update 1000     0            end",
            ],
            result.Lines[^4..]);
    }

    [Fact]
    public void Svg_IsAWellFormedPicture()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("rex.svg");

        ToolResult result = Tool.Run("plot", "Rex", "--svg", file);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("svg", XDocument.Load(file).Root!.Name.LocalName);
        Assert.Equal($"written: {file}", result.Lines[^1]);
    }

    [Fact]
    public void SvgThatCannotBeWritten_IsAnErrorBeforeAnythingIsDrawn()
    {
        using TemporaryFolder folder = new();

        ToolResult result = Tool.Run("plot", "Rex", "--svg", Path.Combine(folder.Path, "missing", "rex.svg"));

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("rex.svg", result.ErrorLine);
    }

    [Fact]
    public void Profile_IsDrawnOverUnitTime()
    {
        ToolResult result = Tool.Run("plot", "OneMinusSquare");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("t = 0.5    0.75", result.Lines[^3]);
    }

    [Fact]
    public void AName_MeansTheScheduleBeforeTheProfile()
    {
        Assert.EndsWith("end", Tool.Run("plot", "Rex").Lines[^1]);
        Assert.Equal("t = 1      0", Tool.Run("plot", "Profiles.Rex").Lines[^1]);
    }

    [Theory]
    [InlineData("There is nothing called Wds to plot; did you mean Wsd?", "plot", "Wds")]
    [InlineData("ScheduleDsl.Optimizers.Lion is an optimizer, which 'plot' does not take.", "plot", "Lion")]
    [InlineData("The schedule ScheduleDsl.Schedules.Wsd has no setting Peek; did you mean Peak?", "plot", "Wsd", "--set", "Peek=1")]
    [InlineData("--set Peak is not SETTING=NUMBER, such as --set Peak=1e-3.", "plot", "Wsd", "--set", "Peak")]
    [InlineData("--steps is ten: it must be a whole number, at least 1.", "plot", "Wsd", "--steps", "ten")]
    [InlineData("--steps is 0: it must be a whole number, at least 1.", "plot", "Wsd", "--steps", "0")]
    [InlineData("There is no option --stepz.", "plot", "--stepz")]
    [InlineData("ScheduleDsl.Profiles.Halving is a profile: it has nothing to --set.", "plot", "Halving", "--set", "Peak=1")]
    public void WrongInput_IsOneLineAndExitCode2(string message, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(message, result.ErrorLine);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void SettingsThatDoNotFitTogether_AreNamedWithTheirNumbers()
    {
        ToolResult result = Tool.Run("plot", "Wsd", "--steps", "100", "--set", "WarmupSteps=150");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("150", result.ErrorLine);
        Assert.Contains("100", result.ErrorLine);
    }

    [Fact]
    public void SettingOutOfRange_IsNamedWithItsRange() =>
        Assert.Contains("Wsd.DecayFraction is 1.5: it must be at least 0 and at most 1", Tool.Run("plot", "Wsd", "--set", "DecayFraction=1.5").ErrorLine);
}
