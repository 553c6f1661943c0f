using System.CommandLine;
using ScheduleDsl.Cli.Curves;
using ScheduleDsl.Cli.Drawing;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>plot A B ...</c>: curves over each other, as text, SVG and HTML.</summary>
internal static class PlotCommand
{
    private static readonly Option<string?> Svg = new("--svg") { HelpName = "FILE", Description = "writes the picture as SVG too" };

    private static readonly Option<string?> Html = new("--html")
    {
        HelpName = "FILE",
        Description = "writes a page that shows the values under the pointer; it needs no other file",
    };

    public static Command Create(Screen screen)
    {
        CurveOptions curves = new("plot", ArgumentArity.OneOrMore);
        Command command = new("plot", "Draws schedules over their updates, several of them over each other.") { Svg, Html };
        curves.AddTo(command);
        command.SetAction(parsed => Run(screen, Picture.Of(curves.Sources(parsed), curves.Steps(parsed)), parsed.GetValue(Svg), parsed.GetValue(Html)));
        return command;
    }

    private static int Run(Screen screen, Picture picture, string? svg, string? html)
    {
        // The files first: if one cannot be written, nothing else looks as if all were well.
        if (svg is not null)
            OutputFile.Write(svg, writer => writer.Write(CurvePlot.ToSvg(picture.Series, picture.Text)));
        if (html is not null)
            OutputFile.Write(html, writer => writer.Write(CurvePlot.ToHtml(picture.Series, picture.Text)));
        screen.Line(CurvePlot.ToText(picture.Series, picture.Text, screen.PictureWidth).TrimEnd('\n'));
        screen.Line();
        foreach (string note in picture.Notes)
            screen.Line(note);
        if (svg is not null)
            screen.Line($"written: {svg}");
        if (html is not null)
            screen.Line($"written: {html}");
        return 0;
    }
}
