using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using ScheduleDsl.Cli.Drawing;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>plot NAME</c>: a curve as text, and as SVG.</summary>
internal static class PlotCommand
{
    private static readonly Argument<string> Name = Parsers.Name("a schedule, a profile or a recipe");

    private static readonly Option<long?> Steps = new("--steps")
    {
        HelpName = "N",
        CustomParser = Parsers.Count,
        Description = "updates to draw; a schedule whose length can be set gets this length",
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        HelpName = "SETTING=NUMBER",
        Description = "changes a setting of the schedule, such as --set Peak=1e-3; may be given several times",
    };

    private static readonly Option<string?> Svg = new("--svg")
    {
        HelpName = "FILE",
        Description = "writes the curve as SVG too",
    };

    public static Command Create(Screen screen)
    {
        ProjectOptions project = new();
        Command command = new("plot", "Draws a schedule over its updates.") { Name, Steps, Set, Svg };
        project.AddTo(command);
        command.SetAction(parsed =>
        {
            PictureRequest request = new(parsed.GetValue(Steps), [.. (parsed.GetValue(Set) ?? []).Select(Setting)]);
            DslType type = project.Types(parsed).Find(parsed.GetValue(Name)!, "plot", DslKind.Schedule, DslKind.Profile, DslKind.Recipe);
            return Run(screen, Picture.Of(type, request), parsed.GetValue(Svg));
        });
        return command;
    }

    private static int Run(Screen screen, Picture picture, string? svg)
    {
        // The file first: if it cannot be written, nothing else looks as if all were well.
        if (svg is not null)
            Write(svg, CurvePlot.ToSvg(picture.Series, picture.Text));
        screen.Line(CurvePlot.ToText(picture.Series, picture.Text, screen.PictureWidth).TrimEnd('\n'));
        screen.Line();
        foreach (string note in picture.Notes)
            screen.Line(note);
        if (svg is not null)
            screen.Line($"written: {svg}");
        return 0;
    }

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"The picture cannot be written to {path}: {e.Message}");
        }
    }

    private static KeyValuePair<string, double> Setting(string text)
    {
        string[] parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? new(parts[0], value)
            : throw new UserError($"--set {text} is not SETTING=NUMBER, such as --set Peak=1e-3.");
    }
}
