using System;
using System.CommandLine;
using System.IO;
using ScheduleDsl.Cli.Documentation;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>docs schedules|optimizers</c>: a page from the types' own documentation.</summary>
internal static class DocsCommand
{
    private const string Standard = "-";

    private static readonly Option<string> Output = new("--output")
    {
        HelpName = "FILE",
        DefaultValueFactory = _ => Standard,
        Description = "the Markdown file to write; - is the standard output",
    };

    private static readonly Option<string?> Golden = new("--golden")
    {
        HelpName = "DIR",
        Description = "a folder of recorded trajectories: what each optimizer and modifier makes of its own is said too",
    };

    public static Command Create(Screen screen)
    {
        // Where a file and its project lie is nobody else's concern: the pages name their commands without them.
        Command schedules = Page(screen, "schedules", "Writes a page about every schedule and profile: words, settings, curve, knots, area.",
            (writer, types, _) => SchedulesPage.Write(writer, types, "scheduledsl docs schedules"));
        Command optimizers = Page(screen, "optimizers", "Writes a page about every optimizer and modifier: words, settings, states, cost, recorded trajectories.",
            (writer, types, parsed) => OptimizersPage.Write(writer, types, GoldenResults.Of(parsed.GetValue(Golden)), "scheduledsl docs optimizers"));
        optimizers.Options.Add(Golden);
        return new Command("docs", "Writes documentation from what the types say of themselves.") { schedules, optimizers };
    }

    private static Command Page(Screen screen, string name, string description, Action<TextWriter, DslTypes, ParseResult> write)
    {
        ProjectOptions project = new();
        Command command = new(name, description) { Output };
        project.AddTo(command);
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(Output)!;
            using StringWriter page = new() { NewLine = "\n" };
            write(page, project.Types(parsed), parsed);
            if (path == Standard)
            {
                screen.Plain.Write(page.ToString());
                return 0;
            }
            OutputFile.Write(path, writer => writer.Write(page.ToString()));
            screen.Line($"written: {path}");
            return 0;
        });
        return command;
    }
}
