using System;
using System.IO;
using Spectre.Console;

namespace Examples;

/// <summary>The console that everything is shown on.</summary>
internal static class Terminal
{
    /// <summary>Width of plain output, which has no window to measure.</summary>
    public const int PlainWidth = 100;

    private const int LeastPicture = 24, LargestPicture = 78;

    /// <summary>What Spectre finds out about a live terminal; where output goes to a file or a pipe, text and nothing else.</summary>
    public static IAnsiConsole Create(TextWriter output, bool redirected)
    {
        if (!redirected)
            return AnsiConsole.Console;

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = PlainWidth;
        return console;
    }

    /// <summary>Shows a picture of text, as wide as fits, below an empty line.</summary>
    public static void Draw(IAnsiConsole console, Func<int, string> picture, string colour)
    {
        // One column less than there is: a full line would wrap.
        int width = int.Clamp(console.Profile.Width - 1, LeastPicture, LargestPicture);
        console.WriteLine();
        foreach (string line in picture(width).TrimEnd('\n').Split('\n'))
            console.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
    }

    /// <summary>Shows a title above its table: Spectre would wrap it to the width of the table, or of plain output.</summary>
    public static void Show(IAnsiConsole console, string title, Table table)
    {
        console.WriteLine();
        console.Profile.Out.Writer.WriteLine(title);
        console.Write(table);
    }
}
