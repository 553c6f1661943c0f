using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Types;

/// <summary>How a curve is wished for.</summary>
/// <param name="Steps">Updates to draw, or null for the schedule's own length.</param>
/// <param name="Settings">Settings of the schedule that differ from its defaults.</param>
internal sealed record CurveRequest(long? Steps, IReadOnlyList<KeyValuePair<string, double>> Settings);

/// <summary>What <c>plot</c> draws.</summary>
/// <param name="Notes">Lines below the picture: settings, knots.</param>
internal sealed record Curves(IReadOnlyList<PlotSeries> Series, PlotText Text, IReadOnlyList<string> Notes)
{
    // For schedules that declare no length, and whose phases give none.
    private const long Example = 10_000;
    private const int ProfilePoints = 401;

    /// <exception cref="UserError">A setting is unknown, or not allowed, or the settings do not fit together.</exception>
    public static Curves Of(DslType type, CurveRequest request)
    {
        if (type.Kind != DslKind.Schedule && request.Settings.Count > 0)
            throw new UserError($"{type.FullName} is {type.KindWithArticle}: it has nothing to --set.");
        try
        {
            return type.Kind switch
            {
                DslKind.Schedule => OfSchedule(type, request),
                DslKind.Recipe => OfRecipe(type, request),
                _ => OfProfile(type),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw new UserError(e.Message);
        }
    }

    private static Curves OfSchedule(DslType type, CurveRequest request)
    {
        Schedule schedule = Registry.FindSchedule(type.FullName).Create();
        Compiler.IR.Schedule unit = type.Unit<Compiler.IR.Schedule>();
        if (request.Steps is { } wished)
            schedule = PlannedSchedule.Over(schedule, wished);
        else if (schedule.Length == 0)
            schedule = PlannedSchedule.Over(schedule, Example);

        // Settings come last: an explicit Steps=... wins over the length to draw.
        Schedule set = request.Settings.Aggregate(schedule, (s, setting) => With(s, type.ShortName, setting));
        ScheduleReading reading = new(unit, Numbers(set));
        long steps = request.Steps ?? set.Length ?? OpenLength(reading);
        List<string> notes = ["Settings  " + string.Join(", ", Numbers(set).Select(p => $"{p.Key} = {Text(p.Value)}"))];
        notes.AddRange(Knots(reading));
        return new Curves([PlotSeries.Of(type.ShortName, set, steps)], new PlotText(type.ShortName), notes);
    }

    private static Curves OfRecipe(DslType type, CurveRequest request)
    {
        Recipe recipe = Registry.FindRecipe(type.FullName).Create();
        CompiledRule rule = recipe.Settings.Rule;
        List<PlotSeries> series = [];
        List<string> notes = [];
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            if (recipe.Settings.SlotOf(i).Resolve() is not { } schedule)
                continue;
            series.Add(PlotSeries.Of(rule.Hypers[i].Name, schedule, request.Steps ?? recipe.Steps));
            notes.Add($"{rule.Hypers[i].Name}  {schedule.Fingerprint}");
        }
        return series.Count > 0
            ? new Curves(series, new PlotText(type.ShortName), notes)
            : throw new UserError($"In the recipe {type.FullName} no hyperparameter follows a schedule: there is nothing to plot.");
    }

    private static Curves OfProfile(DslType type)
    {
        Profile profile = type.Unit<Profile>();
        Interpreter interpreter = new(profile.Functions);
        double[] times = [.. Enumerable.Range(0, ProfilePoints).Select(i => i / (ProfilePoints - 1.0))];
        string input = profile.Value.Parameters[0].Name;
        double[] heights =
        [
            .. times.Select(t => interpreter.Run(
                profile.Value.Body, Scope.Empty with { Inputs = ImmutableDictionary<string, Constant>.Empty.Add(input, Constant.Of(t)) }).ToDouble()),
        ];
        string[] notes = [.. new[] { 0.0, 0.25, 0.5, 0.75, 1.0 }.Select(t => $"t = {Text(t),-6}{Text(heights[(int)(t * (ProfilePoints - 1))])}")];
        return new Curves([new PlotSeries(type.ShortName, times, heights)], new PlotText(type.ShortName, "t"), notes);
    }

    // Through the registry's own look-up, whose message names the nearest setting.
    private static Schedule With(Schedule schedule, string name, KeyValuePair<string, double> setting)
    {
        int index = Enumerable.Range(0, schedule.Properties.Count)
            .FirstOrDefault(i => schedule.Properties[i].Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase), -1);
        return index >= 0
            ? schedule.With(index, setting.Value)
            : throw new UserError($"The schedule {name} has no setting {setting.Key}{Nearest.Hint(setting.Key, schedule.Properties.Select(p => p.Name))}");
    }

    private static Dictionary<string, double> Numbers(Schedule schedule) =>
        Enumerable.Range(0, schedule.Properties.Count).ToDictionary(i => schedule.Properties[i].Name, schedule.Get);

    private static IEnumerable<string> Knots(ScheduleReading reading)
    {
        foreach (PhaseSpan span in reading.Phases().Where(s => s.Length > 0))
            yield return $"update {Text(span.Start),-8}{Text(reading.At(span.Start)),-12}{span.Phase.Name} {(double.IsInfinity(span.Length) ? "without end" : $"of {Text(span.Length)} updates")}";
        if (reading.Length is { } length)
            yield return $"update {Text(length),-8}{Text(reading.At(length)),-12}end";
    }

    // A schedule without end is shown up to its last joint and as long again.
    private static long OpenLength(ScheduleReading reading) =>
        reading.Phases() is [.., { Start: > 0 and var last }] && !double.IsInfinity(last) ? 2 * (long)last : Example;

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
