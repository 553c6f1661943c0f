using System.IO;
using Spectre.Console;

namespace TrainDigits.Report;

/// <summary>The console that everything is shown on.</summary>
internal static class Terminal
{
    /// <summary>Width of plain output, which has no window to measure.</summary>
    public const int PlainWidth = 100;

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
}
