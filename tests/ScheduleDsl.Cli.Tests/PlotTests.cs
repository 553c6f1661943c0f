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
    [InlineData("There is nothing called Trapezoit to plot; did you mean Trapezoid?", "plot", "Trapezoit")]
    [InlineData("ScheduleDsl.Optimizers.Lion is an optimizer, which 'plot' does not take.", "plot", "Lion")]
    [InlineData("The schedule ScheduleDsl.Schedules.Wsd has no setting Peek; did you mean Peak?", "plot", "Wsd", "--set", "Peek=1")]
    [InlineData("--set Peak is not SETTING=NUMBER, such as --set Peak=1e-3.", "plot", "Wsd", "--set", "Peak")]
    [InlineData("--steps is ten: it must be a whole number, at least 1.", "plot", "Wsd", "--steps", "ten")]
    [InlineData("--steps is 0: it must be a whole number, at least 1.", "plot", "Wsd", "--steps", "0")]
    [InlineData("There is no option --stepz.", "plot", "--stepz")]
    [InlineData("Nothing here has the setting Peak that --set gives.", "plot", "Halving", "--set", "Peak=1")]
    [InlineData("Nothing here has the setting Peek that --set gives.", "plot", "Wsd", "Rex", "--set", "Peek=1")]
    [InlineData("ScheduleDsl.Profiles.Halving is a profile: it has no setting Peak.", "plot", "Halving(Peak=1)")]
    [InlineData("The schedule ScheduleDsl.Schedules.Wsd has no named curves, so there is no Momentum.", "plot", "Wsd.Momentum")]
    [InlineData("The schedule ScheduleDsl.PyTorch.OneCycleLR has no curve Momentun; did you mean Momentum?", "plot", "OneCycleLR.Momentun")]
    [InlineData("There is nothing called PyTroch.OneCycleLR to plot; did you mean PyTorch.OneCycleLR?", "plot", "PyTroch.OneCycleLR")]
    [InlineData("In ScheduleDsl.Schedules.Wsd, Peak must be a number: it is 'high'", "plot", "Wsd(Peak=high)")]
    [InlineData("In ScheduleDsl.PyTorch.OneCycleLR, AnnealStrategy must be one of Cos, Linear: it is 'Sine'", "plot", "OneCycleLR(AnnealStrategy=Sine)")]
    [InlineData("no-such-file.json cannot be read: ", "plot", "no-such-file.json")]
    [InlineData("The JSON text names no schedule: a curve is an object such as { \"Schedule\": \"Wsd\", \"Peak\": 1e-3 }.", "plot", "{ \"Peak\": 1 }")]
    [InlineData("The JSON text is not JSON: ", "plot", "{ \"Schedule\": ")]
    [InlineData("The JSON text: the setting Peak must be a number, found Array.", "plot", "{ \"Schedule\": \"Wsd\", \"Peak\": [1] }")]
    public void WrongInput_IsOneLineAndExitCode2(string message, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.ErrorLine);
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

    [Fact]
    public void SeveralCurves_ShareAPictureAndHaveALegendAndNotesEach()
    {
        ToolResult result = Tool.Run("plot", "Wsd(WarmupSteps=100)", "Rex", "Profiles.Rex", "--steps", "1000");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(result.Lines, l => l.Trim() == "● Wsd(WarmupSteps=100)   × Rex   + Profiles.Rex");
        Assert.Contains("  update 800      1            Decay of 200 updates", result.Lines);
        Assert.Contains("  t = 0.5    0.666667", result.Lines);
    }

    [Fact]
    public void WithoutSteps_TheLongestCurveGivesTheLengthOfTheOthers()
    {
        ToolResult result = Tool.Run("plot", "Wsd(Steps=600, WarmupSteps=100)", "Rex", "Schedules.LinearWarmup(WarmupSteps=20)");

        Assert.Contains("  update 600      0            end", result.Lines);
        Assert.Contains("  update 0        1            Decay of 600 updates", result.Lines);
    }

    [Fact]
    public void LengthByAnotherName_IsSetBySteps()
    {
        ToolResult result = Tool.Run("plot", "OneCycleLR", "OneCycleLR.Momentum", "--steps", "50");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(2, result.Lines.Count(l => l.StartsWith("  TotalSteps = 50, ", System.StringComparison.Ordinal)));
        Assert.Contains(result.Lines, l => l.StartsWith("  update 0        0.95 ", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Json_IsReadInlineAndFromFilesOfSettings()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("lion.json", """
            {
              // As OptimizerSettings are written.
              "LearningRate": { "Schedule": "Wsd", "Settings": { "Steps": 200, "WarmupSteps": "20" } },
              "WeightDecay": 0.1,
              "Beta1": { "Schedule": "Constant", "Peak": 0.9 },
            }
            """);

        ToolResult result = Tool.Run("plot", file, "{ \"Schedule\": \"Rex\", \"Peak\": 2 }");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(result.Lines, l => l.Trim() == "● lion.LearningRate   × lion.Beta1   + Rex(Peak=2)");
        Assert.Contains("  update 160      1            Decay of 40 updates", result.Lines);
        Assert.Contains("  update 0        2            Decay of 200 updates", result.Lines);
    }

    [Fact]
    public void Table_IsGivenInBrackets()
    {
        ToolResult result = Tool.Run("plot", "MultiStepLR(Milestones=[30, 60], Lr=0.5)", "--steps", "90");

        Assert.Contains("Lr = 0.5, Gamma = 0.1, Milestones = [30, 60]", result.Lines);
    }

    [Fact]
    public void Html_IsOnePageWithTheValuesOfEachCurve()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("two.html");

        ToolResult result = Tool.Run("plot", "Linear(Peak=1)", "Constant(Peak=0.25)", "--steps", "4", "--html", file);

        Assert.Equal($"written: {file}", result.Lines[^1]);
        string page = File.ReadAllText(file);
        Assert.Contains("\"x\":[0,1,2,3,4],\"y\":[1,0.75,0.5,0.25,0]", page);
        Assert.Contains("\"y\":[0.25,0.25,0.25,0.25,0.25]", page);
        Assert.DoesNotContain("src=", page);
        Assert.DoesNotContain("href=", page);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }
}
