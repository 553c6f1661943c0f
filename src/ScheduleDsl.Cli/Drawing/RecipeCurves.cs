using System.Collections.Generic;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Drawing;

/// <summary>Every hyperparameter of a recipe that follows a schedule, over the recipe's plan.</summary>
internal static class RecipeCurves
{
    public static Picture Of(DslType type, long? steps)
    {
        Recipe recipe = type.Recipe();
        CompiledRule rule = recipe.Settings.Rule;
        List<PlotSeries> series = [];
        List<string> notes = [];
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            if (recipe.Settings.SlotOf(i).Resolve() is not { } schedule)
                continue;
            series.Add(PlotSeries.Of(rule.Hypers[i].Name, schedule, steps ?? recipe.Steps));
            notes.Add($"{rule.Hypers[i].Name} follows {schedule.Fingerprint}");
        }
        return series.Count > 0
            ? new Picture(series, new PlotText(type.ShortName), notes)
            : throw new UserError($"In the recipe {type.FullName} no hyperparameter follows a schedule: there is nothing to plot.");
    }
}
