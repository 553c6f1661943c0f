using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace ScheduleDsl.Cli.Projects;

/// <summary>Runs the SDK's command line and keeps what it says.</summary>
internal static class DotNet
{
    /// <param name="folder">The folder to run in: it decides which <c>global.json</c> counts.</param>
    public static (int ExitCode, string Output) Run(string folder, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // Lines are read back: they have to be in English, and without colours.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";

        // A build node that outlives its build would keep our pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception e)
        {
            throw new UserError($"The .NET SDK's command 'dotnet' does not start, so {Path.GetFileName(folder)} cannot be built: {e.Message}");
        }
    }
}
