using System.CommandLine;
using System.IO;
using ScheduleDsl.Cli.Documentation;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>docs schedules</c>: a page from the schedules' own documentation, with their curves.</summary>
internal static class DocsCommand
{
    private const string Standard = "-";

    private static readonly Option<string> Output = new("--output")
    {
        HelpName = "FILE",
        DefaultValueFactory = _ => Standard,
        Description = "the Markdown file to write; - is the standard output",
    };

    public static Command Create(Screen screen)
    {
        ProjectOptions project = new();
        Command schedules = new("schedules", "Writes a page about every schedule and profile: words, settings, curve, knots, area.") { Output };
        project.AddTo(schedules);
        schedules.SetAction(parsed =>
        {
            string path = parsed.GetValue(Output)!;
            DslTypes types = project.Types(parsed);

            // Where a file and its project lie is nobody else's concern: the page names the command without them.
            const string Command = "scheduledsl docs schedules";
            using StringWriter page = new() { NewLine = "\n" };
            SchedulesPage.Write(page, types, Command);
            if (path == Standard)
            {
                screen.Plain.Write(page.ToString());
                return 0;
            }
            OutputFile.Write(path, writer => writer.Write(page.ToString()));
            screen.Line($"written: {path}");
            return 0;
        });
        return new Command("docs", "Writes documentation from what the types say of themselves.") { schedules };
    }
}
