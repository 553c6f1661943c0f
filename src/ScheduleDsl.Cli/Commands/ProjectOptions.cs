using System.CommandLine;
using ScheduleDsl.Cli.Projects;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Commands;

/// <summary>The options by which a command sees the user's own types.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<string?> project = new("--project")
    {
        HelpName = "DIR",
        Description = "a C# project, or the folder of one: its own types beside the built-ins",
    };

    private readonly Option<bool> noBuild = new("--no-build")
    {
        Description = "take the project's Release output as it is",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(project);
        command.Options.Add(noBuild);
    }

    public DslTypes Types(ParseResult parsed) =>
        new(parsed.GetValue(project) is { } path ? ProjectLoader.Load(path, build: !parsed.GetValue(noBuild)) : []);
}
