using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class ConformanceTests
{
    [Theory]
    [InlineData("scalar", "double")]
    [InlineData("simd", "double")]
    [InlineData("scalar", "float")]
    [InlineData("simd", "float")]
    public void EveryRecordedFile_PassesOrIsUnknown(string target, string precision)
    {
        ToolResult result = Tool.Run("conformance", "--golden", Tool.Golden, "--target", target, "--precision", precision);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"^[1-9]\d* passed, 0 failed, [1-9]\d* unknown$", result.Lines[^1]);
        Assert.Equal(Directory.GetFiles(Tool.Golden, "*.json", SearchOption.AllDirectories).Length, result.Lines.Length - 1);
    }

    [Fact]
    public void Only_ReplaysOneFamily()
    {
        ToolResult result = Tool.Run("conformance", "--golden", Tool.Golden, "--only", "lion");

        Assert.Equal("3 passed, 0 failed, 0 unknown", result.Lines[^1]);
    }

    [Fact]
    public void Json_IsOneDocument()
    {
        using JsonDocument report = JsonDocument.Parse(Tool.Run("conformance", "--golden", Tool.Golden, "--only", "adamw.a", "--json").Output);

        Assert.Equal(1, report.RootElement.GetProperty("passed").GetInt32());
        Assert.Equal("adamw", report.RootElement.GetProperty("results").EnumerateArray().Single().GetProperty("family").GetString());
    }

    [Fact]
    public void TruncatedFile_FailsAloneAndSetsTheExitCode()
    {
        using TemporaryFolder folder = new();
        string whole = File.ReadAllText(Path.Combine(Tool.Golden, "optimizers", "lion.a.json"));
        folder.File("lion.a.json", whole);
        folder.File("lion.b.json", whole[..(whole.Length / 2)]);

        ToolResult result = Tool.Run("conformance", "--golden", folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("1 passed, 1 failed, 0 unknown", result.Lines[^1]);
        Assert.StartsWith("fail     lion.b.json", result.Lines[1]);
    }

    [Fact]
    public void WrongValue_FailsBeyondItsTolerance()
    {
        using TemporaryFolder folder = new();
        string text = File.ReadAllText(Path.Combine(Tool.Golden, "optimizers", "lion.a.json"));
        JsonElement golden = JsonDocument.Parse(text).RootElement;
        string last = golden.GetProperty("parameters").EnumerateArray().Last().EnumerateArray().Last().GetRawText();
        int place = text.LastIndexOf(last, text.LastIndexOf("state_final", System.StringComparison.Ordinal) is > 0 and var end ? end : text.Length, System.StringComparison.Ordinal);
        folder.File("lion.a.json", text[..place] + "1234.5" + text[(place + last.Length)..]);

        ToolResult result = Tool.Run("conformance", "--golden", folder.Path);

        Assert.Equal((1, "0 passed, 1 failed, 0 unknown"), (result.ExitCode, result.Lines[^1]));
    }

    [Theory]
    [InlineData("There is no folder no/such/folder.", "--golden", "no/such/folder")]
    [InlineData("--target is gpu: it must be scalar or simd or ilgpu-cpu or ilgpu-opencl or ilgpu-cuda.", "--golden", "x", "--target", "gpu")]
    [InlineData("--precision is half: it must be double or float.", "--golden", "x", "--precision", "half")]
    [InlineData("--target ilgpu-cuda is for the tool scheduledsl-ilgpu, which has the same commands and needs the package ILGPU: dotnet run -c Release --project src/ScheduleDsl.Ilgpu.Cli -- conformance --target ilgpu-cuda ...", "--golden", "x", "--target", "ilgpu-cuda")]
    [InlineData("Option '--golden' is required.")]
    public void WrongInput_IsOneLineAndExitCode2(string message, params string[] arguments)
    {
        ToolResult result = Tool.Run(["conformance", .. arguments]);

        Assert.Equal((2, message, ""), (result.ExitCode, result.ErrorLine, result.Output));
    }

    [Fact]
    public void EmptyFolder_IsNamed()
    {
        using TemporaryFolder folder = new();

        ToolResult result = Tool.Run("conformance", "--golden", folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(folder.Path, result.ErrorLine);
    }
}
