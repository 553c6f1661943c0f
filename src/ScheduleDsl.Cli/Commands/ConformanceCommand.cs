using System.CommandLine;

namespace ScheduleDsl.Cli.Commands;

internal static class ConformanceCommand
{
    public static Command Create(Screen screen) => new("conformance");
}
