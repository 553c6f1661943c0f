using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>A recipe: what drives each hyperparameter, the plan, and the groups.</summary>
internal static class RecipeSections
{
    public static IReadOnlyList<Section> Of(Recipe recipe)
    {
        CompiledRule rule = recipe.Settings.Rule;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"optimizer {rule.Name}\n");
        text.Append(CultureInfo.InvariantCulture, $"plan      {recipe.Steps} updates{Samples(recipe.Plan)}\n");
        for (int i = 0; i < rule.Hypers.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"hyper     {rule.Hypers[i].Name} = {recipe.Settings.SlotOf(i)}\n");
        foreach ((string name, Schedule schedule) in recipe.Quantities)
            text.Append(CultureInfo.InvariantCulture, $"quantity  {name} = {schedule}\n");
        foreach (ParameterGroup group in recipe.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"group     {group.Name}: {string.Join(", ", Conditions(group))}");
            text.Append(string.Concat(Changes(group).Select(c => "; " + c))).Append('\n');
        }
        return [new(SectionKind.Unlowered, "", "As declared", text.ToString())];
    }

    private static string Samples(Plan plan) => plan.BatchSize is { } batch
        ? string.Create(CultureInfo.InvariantCulture, $" of {batch} samples{(plan.Accumulation > 1 ? $" times {plan.Accumulation}" : "")}")
        : "";

    private static IEnumerable<string> Conditions(ParameterGroup group)
    {
        if (group.Pattern is not null)
            yield return "names " + group.Pattern;
        if (group.Rank is { } rank)
            yield return $"rank {rank}";
        if (group.MinRank is { } least)
            yield return $"rank at least {least}";
        if (group.MaxRank is { } most)
            yield return $"rank at most {most}";
    }

    private static IEnumerable<string> Changes(ParameterGroup group)
    {
        foreach ((string hyper, Slot slot) in group.Overrides)
            yield return $"{hyper} = {slot}";
        if (group.RateMultiplier != 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"learning rate times {group.RateMultiplier}");
    }
}
