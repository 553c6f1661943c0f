using System;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace ScheduleDsl.Cli;

/// <summary>Where commands write. A file or a pipe gets the same words without colours and without line breaks of ours.</summary>
internal sealed class Screen
{
    // Wide enough that nothing wraps.
    private const int Unbounded = 100_000;

    private readonly TextWriter output;
    private readonly IAnsiConsole console;

    public Screen(TextWriter output)
    {
        this.output = output;
        AnsiConsoleOutput target = new(output);
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = target.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        IsTerminal = target.IsTerminal;
        if (!IsTerminal)
            console.Profile.Width = Unbounded;
    }

    public bool IsTerminal { get; }

    /// <summary>Columns of a picture. The last one of a terminal stays free: some wrap after it.</summary>
    public int PictureWidth => IsTerminal ? Math.Clamp(console.Profile.Width - 1, 40, 120) : 100;

    /// <summary>The writer itself, for what writes its own lines.</summary>
    public TextWriter Plain => output;

    /// <summary>Text as it is: code, numbers, pictures.</summary>
    public void Line(string text = "") => output.Write(text + "\n");

    public void Heading(string text)
    {
        console.Write(new Text("# " + text, new Style(Color.Aqua, decoration: Decoration.Bold)));
        Line();
    }

    /// <summary>Rows in aligned columns; the first is emphasised, the last wraps on a terminal.</summary>
    public void Columns(params (string First, string Middle, string Last)[] rows)
    {
        if (!IsTerminal)
        {
            int[] widths = [rows.Max(r => r.First.Length), rows.Max(r => r.Middle.Length)];
            foreach ((string first, string middle, string last) in rows)
                Line($"  {first.PadRight(widths[0])}  {middle.PadRight(widths[1])}  {last}".TrimEnd());
            return;
        }
        Grid grid = new();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach ((string first, string middle, string last) in rows)
            grid.AddRow(new Text(first, new Style(decoration: Decoration.Bold)), new Text(middle), new Text(last, new Style(Color.Grey)));
        console.Write(grid);
    }
}
