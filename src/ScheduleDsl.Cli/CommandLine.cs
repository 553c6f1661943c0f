using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using ScheduleDsl.Cli.Commands;

namespace ScheduleDsl.Cli;

/// <summary>The tool's commands, and how it ends: 0 all is well, 1 a check says no (a conformance file failed, two schedules differ, a rule does not keep a promise), 2 something asked for is wrong.</summary>
internal static class CommandLine
{
    /// <summary>Exit code for input that cannot be used.</summary>
    public const int WrongInput = 2;

    public static int Run(string[] arguments, TextWriter output, TextWriter error, DeviceTargets? devices = null)
    {
        Screen screen = new(output);

        // Not RootCommand, which calls itself after the file that was started.
        Command root = new("scheduledsl", "Lists, plots and explains schedules and optimizers, and checks them against recorded trajectories.")
        {
            new HelpOption(),
            new VersionOption(),
            ListCommand.Create(screen),
            PlotCommand.Create(screen),
            ExportCommand.Create(screen),
            DiffCommand.Create(screen),
            DocsCommand.Create(screen),
            ExplainCommand.Create(screen),
            PortCommand.Create(screen),
            ConformanceCommand.Create(screen, devices ?? DeviceTargets.None),
            VerifyCommand.Create(screen),
            BenchCommand.Create(screen),
            CheckCommand.Create(screen),
        };
        ParseResult parsed = root.Parse(arguments.Length > 0 ? arguments : ["--help"]);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine(string.Join(" ", parsed.Errors.Select(e => e.Message)));
            return WrongInput;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UserError e)
        {
            error.WriteLine(e.Message);
            return WrongInput;
        }
    }
}
