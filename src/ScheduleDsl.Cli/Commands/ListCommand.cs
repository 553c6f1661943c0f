using System.Collections.Generic;
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
            Space(screen, [.. kind]);
        }
        return 0;
    }

    // Presets share names with built-ins and with each other: the namespace tells them apart.
    private static void Space(Screen screen, IReadOnlyList<DslType> kind)
    {
        IGrouping<string, DslType>[] spaces = [.. kind.GroupBy(t => t.Namespace)];
        foreach (IGrouping<string, DslType> space in spaces)
        {
            if (spaces.Length > 1)
                screen.Line(space.Key);
            screen.Columns([.. space.Select(t => (t.ShortName, CostText.Of(t), Summaries.Of(t.Type)))]);
        }
    }

    private static string Title(DslKind kind) => kind switch
    {
        DslKind.Optimizer => "Optimizers",
        DslKind.Modifier => "Modifiers",
        DslKind.Schedule => "Schedules",
        DslKind.Profile => "Profiles",
        DslKind.Recipe => "Recipes",
        _ => "Functions",
    };
}
