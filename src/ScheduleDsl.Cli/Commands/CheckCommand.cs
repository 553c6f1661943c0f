using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScheduleDsl.Cli.Checking;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>check [SETTINGS.json]</c>: what the guidelines say of settings, or of a recipe. Exit code 1 where there is a warning or an error.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string?> File = new("SETTINGS")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "JSON with the settings of the optimizer; left out, the recipe is checked as it is declared",
    };

    private static readonly Option<string?> RecipeName = new("--recipe") { HelpName = "NAME", Description = "the recipe whose optimizer and plan the settings are for" };

    private static readonly Option<string?> OptimizerName = new("--optimizer") { HelpName = "NAME", Description = "the optimizer that the settings are for, where there is no recipe" };

    private static readonly Option<long?> Steps = new("--steps") { HelpName = "N", Description = "updates of the run, where no recipe says" };

    private static readonly Option<string?> SarifFile = new("--sarif") { HelpName = "FILE", Description = "write the findings as SARIF 2.1.0, too" };

    public static Command Create(Screen screen)
    {
        ProjectOptions project = new();
        Command command = new("check", "Reads settings or a recipe as the analyzers read code, and says what harms the run. Exit code 0: no warning and no error, 1: some.")
        {
            File, RecipeName, OptimizerName, Steps, SarifFile,
        };
        GuidelineOptions guidelines = new();
        guidelines.AddTo(command);
        project.AddTo(command);
        command.SetAction(parsed =>
        {
            string? file = parsed.GetValue(File);
            DslTypes types = project.Types(parsed);

            // Keys may name optimizers of the project.
            CheckOptions asked = guidelines.Read(parsed);
            (IReadOnlyList<Advice> advice, string subject) = Read(types, file, parsed.GetValue(RecipeName), parsed.GetValue(OptimizerName), parsed.GetValue(Steps), asked);
            if (parsed.GetValue(SarifFile) is { } path)
                Written(path, () => Sarif.Write(path, file ?? subject, advice));
            foreach (Advice one in advice.OrderByDescending(a => a.Tier))
            {
                screen.Line(one.ToString());
                foreach (string remedy in one.Remedies)
                    screen.Line($"    {remedy}");
            }
            screen.Line($"{subject}: {Count(AdviceTier.Error, "error")}, {Count(AdviceTier.Warning, "warning")}, {Count(AdviceTier.Info, "note")}");
            return advice.Any(a => a.Tier >= AdviceTier.Warning) ? 1 : 0;

            string Count(AdviceTier tier, string word) => advice.Count(a => a.Tier == tier) is var count && count == 1 ? $"1 {word}" : $"{count} {word}s";
        });
        return command;
    }

    private static (IReadOnlyList<Advice> Advice, string Subject) Read(DslTypes types, string? file, string? recipeName, string? optimizerName, long? steps, CheckOptions guidelines)
    {
        if (recipeName is null == optimizerName is null)
            throw new UserError("Give --recipe or --optimizer: one of them says which optimizer the settings are for.");
        if (recipeName is not null && steps is not null)
            throw new UserError("--steps is for settings without a recipe: the recipe has a plan.");
        if (steps is < 1)
            throw new UserError($"--steps is {steps}: it must be at least 1");
        Plan? plan = steps is null ? null : new Plan { Steps = steps };
        if (optimizerName is not null)
        {
            DslType optimizer = types.Find(optimizerName, "check", DslKind.Optimizer);
            return (Settings(optimizer.FullName, file ?? throw new UserError("Give the file with the settings: check SETTINGS.json --optimizer NAME.")).Check(plan, guidelines), optimizer.ShortName);
        }
        DslType type = types.Find(recipeName!, "check", DslKind.Recipe);
        Recipe recipe = type.Recipe();
        string rule = Registry.Optimizers.First(entry => entry.CreateSettings().GetType() == recipe.Settings.GetType()).Name;

        // Groups override the settings of the file as they do those of the declaration.
        return ((file is null ? recipe : recipe with { Settings = Settings(rule, file) }).Check(guidelines), type.ShortName);
    }

    private static OptimizerSettings Settings(string optimizer, string file)
    {
        string text = "";
        Written(file, () => text = System.IO.File.ReadAllText(file));
        try
        {
            return Registry.ReadSettings(optimizer, text);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw new UserError($"{file}: {e.Message}");
        }
    }

    private static void Written(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path}: {e.Message}");
        }
    }
}
