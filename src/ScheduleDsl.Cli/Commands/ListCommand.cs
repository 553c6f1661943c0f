using System.CommandLine;
using System.Linq;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>list</c>: everything that has a name, with its summary and cost.</summary>
internal static class ListCommand
{
    public static Command Create(Screen screen)
    {
        ProjectOptions project = new();
        Command command = new("list", "Lists optimizers, schedules, profiles and recipes: name, cost for each weight and update, summary.");
        project.AddTo(command);
        command.SetAction(parsed => Run(screen, project.Types(parsed)));
        return command;
    }

    private static int Run(Screen screen, DslTypes types)
    {
        bool first = true;
        foreach (IGrouping<DslKind, DslType> kind in types.All.GroupBy(t => t.Kind))
        {
            if (!first)
                screen.Line();
            first = false;
            screen.Heading(Title(kind.Key));
            screen.Columns([.. kind.Select(t => (t.ShortName, CostText.Of(t), Summaries.Of(t.Type)))]);
        }
        return 0;
    }

    private static string Title(DslKind kind) => kind switch
    {
        DslKind.Optimizer => "Optimizers",
        DslKind.Schedule => "Schedules",
        DslKind.Profile => "Profiles",
        DslKind.Recipe => "Recipes",
        _ => "Functions",
    };
}
