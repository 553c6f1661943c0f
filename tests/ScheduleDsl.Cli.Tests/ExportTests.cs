using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class ExportTests
{
    [Fact]
    public void Csv_HasALineForEachUpdateAndAColumnForEachCurve()
    {
        ToolResult result = Tool.Run("export", "Linear", "Constant(Peak=0.1)", "--steps", "4", "--csv", "-");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("update,Linear,Constant(Peak=0.1)\n0,1,0.1\n1,0.75,0.1\n2,0.5,0.1\n3,0.25,0.1\n", result.Output);
    }

    [Fact]
    public void NameWithCommas_IsQuoted() =>
        Assert.Equal("update,\"Rex(Peak=1, WarmupSteps=2)\"", Tool.Run("export", "Rex(Peak=1, WarmupSteps=2)", "--steps", "4", "--csv", "-").Lines[0]);

    [Fact]
    public void Json_KeepsEveryBit()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("rex.json");

        ToolResult result = Tool.Run("export", "Rex", "--steps", "5000", "--json", file);

        Assert.Equal($"written: {file}, 5000 updates of Rex", result.Lines.Single());
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(5_000, json.RootElement.GetProperty("steps").GetInt64());
        JsonElement curve = json.RootElement.GetProperty("curves").EnumerateArray().Single();
        Assert.Equal("Rex", curve.GetProperty("name").GetString());
        Schedule rex = new Schedules.Rex { Steps = 5_000 };
        Assert.Equal(Enumerable.Range(0, 5_000).Select(k => rex.At(k)), curve.GetProperty("values").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void CurveThatEndsBefore_IsAnErrorAndLeavesTheOldFile()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("old.csv", "old");

        ToolResult result = Tool.Run("export", "OneCycleLR(TotalSteps=50)", "--steps", "60", "--csv", file);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("OneCycleLR(TotalSteps=50) ends after 50 updates, so it has no value for update 50 (counted from 0): give --steps 50, or less.", result.ErrorLine);
        Assert.Equal("old", File.ReadAllText(file));
    }

    [Fact]
    public void FolderThatIsMissing_IsNamed()
    {
        using TemporaryFolder folder = new();
        ToolResult result = Tool.Run("export", "Rex", "--csv", Path.Combine(folder.Path, "none", "rex.csv"));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("rex.csv cannot be written: ", result.ErrorLine);
    }

    [Theory]
    [InlineData("export needs --csv FILE or --json FILE; - is the standard output.", "export", "Rex")]
    [InlineData("--csv and --json cannot both go to the standard output.", "export", "Rex", "--csv", "-", "--json", "-")]
    [InlineData("There is nothing called Rx to export; did you mean Rex?", "export", "Rx", "--csv", "-")]
    public void WrongInput_IsOneLine(string message, params string[] arguments) => Assert.Equal((2, message), (Tool.Run(arguments).ExitCode, Tool.Run(arguments).ErrorLine));
}
