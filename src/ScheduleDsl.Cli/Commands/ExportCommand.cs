using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using ScheduleDsl.Cli.Curves;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>export NAME</c>: the value of each update as CSV or JSON.</summary>
internal static class ExportCommand
{
    private const string Standard = "-";

    private static readonly Option<string?> Csv = new("--csv") { HelpName = "FILE", Description = "writes a line for each update; - is the standard output" };
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "writes a list for each curve; - is the standard output" };

    public static Command Create(Screen screen)
    {
        CurveOptions curves = new("export", ArgumentArity.OneOrMore);
        Command command = new("export", "Writes the values of schedules, update by update, with every digit.") { Csv, Json };
        curves.AddTo(command);
        command.SetAction(parsed =>
        {
            (string? csv, string? json) = (parsed.GetValue(Csv), parsed.GetValue(Json));
            if (csv is null && json is null)
                throw new UserError("export needs --csv FILE or --json FILE; - is the standard output.");
            if (csv == Standard && json == Standard)
                throw new UserError("--csv and --json cannot both go to the standard output.");
            IReadOnlyList<CurveSource> sources = curves.Sources(parsed);
            long steps = curves.Steps(parsed) ?? CurveSources.Longest(sources);
            ValueTable table = new(sources.Over(steps), steps);
            Write(screen, csv, table.WriteCsv);
            Write(screen, json, table.WriteJson);

            // What goes to the standard output is for a program: no words beside it.
            if (csv != Standard && json != Standard)
                screen.Line($"written: {string.Join(", ", new[] { csv, json }.OfType<string>())}, {steps} updates of {string.Join(", ", sources.Select(s => s.Name))}");
            return 0;
        });
        return command;
    }

    private static void Write(Screen screen, string? path, Action<TextWriter> write)
    {
        if (path == Standard)
            write(screen.Plain);
        else if (path is not null)
            OutputFile.Write(path, write);
    }
}
