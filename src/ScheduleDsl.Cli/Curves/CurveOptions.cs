using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ScheduleDsl.Cli.Commands;

namespace ScheduleDsl.Cli.Curves;

/// <summary>The arguments and options of every command that takes curves.</summary>
internal sealed class CurveOptions
{
    private readonly string verb;
    private readonly ProjectOptions project = new();
    private readonly Argument<string[]> curves;

    private readonly Option<long?> steps = new("--steps")
    {
        HelpName = "N",
        CustomParser = Parsers.Count,
        Description = "updates to read; a schedule whose length can be set gets this length",
    };

    private readonly Option<string[]> set = new("--set")
    {
        HelpName = "SETTING=NUMBER",
        Description = "changes a setting of every schedule that has it, such as --set Peak=1e-3; may be given several times",
    };

    /// <param name="verb">The command, for messages.</param>
    public CurveOptions(string verb, ArgumentArity arity)
    {
        this.verb = verb;
        curves = new("CURVE")
        {
            Arity = arity,
            Description = "a schedule, a profile, a recipe or a curve of one of them (Recipe.LearningRate), with settings where they differ "
                + "(Wsd(Peak=1e-3, WarmupSteps=100)), or JSON ({ \"Schedule\": \"Wsd\", \"Peak\": 1e-3 }), or a .json file of such settings",
        };
        Parsers.RefuseOptions(curves);
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(curves);
        command.Options.Add(steps);
        command.Options.Add(set);
        project.AddTo(command);
    }

    public IReadOnlyList<CurveSource> Sources(ParseResult parsed)
    {
        SettingText[] changes = [.. (parsed.GetValue(set) ?? []).Select(Setting)];
        return CurveSources.Find(project.Types(parsed), verb, parsed.GetValue(curves)!, changes);
    }

    public long? Steps(ParseResult parsed) => parsed.GetValue(steps);

    private static SettingText Setting(string text)
    {
        string[] parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } name, { Length: > 0 } value]
            ? new(name, value)
            : throw new UserError($"--set {text} is not SETTING=NUMBER, such as --set Peak=1e-3.");
    }
}
