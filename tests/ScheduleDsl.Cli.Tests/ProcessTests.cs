using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

/// <summary>The tool as a process of its own.</summary>
public sealed class ProcessTests
{
    [Fact]
    public void Output_IsWhatTheCommandsWrite() => Assert.Equal(Tool.Run("plot", "Wsd"), Start("plot", "Wsd"));

    [Fact]
    public void WrongInput_GoesToStandardErrorWithExitCode2()
    {
        ToolResult result = Start("explain", "Loin");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("There is nothing called Loin to explain; did you mean Lion?", result.ErrorLine);
    }

    [Fact]
    public void NoArguments_ShowTheCommands()
    {
        ToolResult result = Start();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("scheduledsl [command] [options]", result.Output);
        Assert.Contains("conformance", result.Output);
    }

    private static ToolResult Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "ScheduleDsl.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, error.Result);
    }
}
