using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Curves;

/// <summary>From what was asked for to curves that can be read: one rule for every command that takes curves.</summary>
internal static class CurveSources
{
    /// <summary>Updates that are shown where nothing says how many.</summary>
    public const long Example = (long)Compiler.Analysis.ExampleSettings.Length;

    private static readonly DslKind[] Kinds = [DslKind.Schedule, DslKind.Profile, DslKind.Recipe];

    /// <param name="texts">Names, names with settings, JSON, and paths of JSON files.</param>
    /// <param name="changes">Settings for every schedule that has them.</param>
    /// <exception cref="UserError">Something is unknown, or not allowed, or the settings do not fit together.</exception>
    public static IReadOnlyList<CurveSource> Find(DslTypes types, string verb, IEnumerable<string> texts, IReadOnlyList<SettingText> changes)
    {
        (string Name, CurveSpec Spec)[] specs = [.. texts.SelectMany(Specs)];
        List<CurveSource> sources = [];
        HashSet<string> used = [];
        bool isOne = specs.Length == 1;
        foreach ((string name, CurveSpec asked) in specs)
        {
            (CurveSpec spec, DslType type) = Resolve(types, verb, asked);
            sources.AddRange(Guarded(() => type.Kind switch
            {
                DslKind.Schedule => [new ScheduleSource(name, type, [.. spec.Settings, .. Changes(type, spec)], spec.Curve)],
                DslKind.Recipe => Slots(name, type, spec, isOne),
                _ => [new ProfileSource(name, type)],
            }));

            // A single schedule names an unknown setting itself, with the nearest it has.
            IEnumerable<SettingText> Changes(DslType type, CurveSpec spec)
            {
                string[] known = [.. SettingTexts.Names(Registry.FindSchedule(type.FullName).Create())];
                foreach (SettingText change in changes)
                {
                    if (!isOne && !known.Contains(change.Name, StringComparer.OrdinalIgnoreCase))
                        continue;
                    used.Add(change.Name);
                    yield return change;
                }
            }
        }
        if (changes.FirstOrDefault(c => !used.Contains(c.Name)) is { Name: not null } unused)
            throw new UserError($"Nothing here has the setting {unused.Name} that --set gives.");
        return sources;
    }

    /// <summary>The updates to read where no number is given: those of the longest, or where none has a length as many as show all of them.</summary>
    public static long Longest(IReadOnlyList<CurveSource> sources) => sources.Max(s => s.Length) ?? sources.Max(s => s.Shown);

    public static ReadCurve[] Over(this IReadOnlyList<CurveSource> sources, long steps) => Guarded(() => sources.Select(s => s.Over(steps)).ToArray());

    private static IEnumerable<(string Name, CurveSpec Spec)> Specs(string text)
    {
        if (SpecJson.IsJson(text))
            return SpecJson.Read(text, "The JSON text");
        return SpecJson.IsFile(text) ? SpecJson.ReadFile(text) : [(text.Trim(), SpecParser.Parse(text))];
    }

    // A dotted name is a type's where there is such a type, else a curve of the type before the last dot.
    private static (CurveSpec Spec, DslType Type) Resolve(DslTypes types, string verb, CurveSpec spec)
    {
        int dot = spec.Name.LastIndexOf('.');
        if (dot > 0 && spec.Curve is null && !types.Has(spec.Name) && types.Has(spec.Name[..dot], [DslKind.Schedule, DslKind.Recipe]))
            spec = spec with { Name = spec.Name[..dot], Curve = spec.Name[(dot + 1)..] };
        DslType type = types.Find(spec.Name, verb, Kinds);
        if (type.Kind != DslKind.Schedule && spec.Settings.Count > 0)
            throw new UserError($"{type.FullName} is {type.KindWithArticle}: it has no setting {spec.Settings[0].Name}.");
        if (type.Kind == DslKind.Profile && spec.Curve is { } curve)
            throw new UserError($"{type.FullName} is a profile: it has no curve {curve}.");
        return (spec, type);
    }

    private static IEnumerable<CurveSource> Slots(string name, DslType type, CurveSpec spec, bool isOne)
    {
        Recipe recipe = type.Recipe();
        CompiledRule rule = recipe.Settings.Rule;
        (string Hyper, Schedule Schedule)[] slots =
        [
            .. Enumerable.Range(0, rule.Hypers.Count).Select(i => (rule.Hypers[i].Name, Schedule: recipe.Settings.SlotOf(i).Resolve()!)).Where(s => s.Schedule is not null),
        ];
        if (slots.Length == 0)
            throw new UserError($"In the recipe {type.FullName} no hyperparameter follows a schedule.");
        if (spec.Curve is null)
            return slots.Select(s => new SlotSource(isOne ? s.Hyper : $"{name}.{s.Hyper}", s.Hyper, s.Schedule, recipe.Steps));
        (string hyper, Schedule schedule) = slots.FirstOrDefault(s => s.Hyper.Equals(spec.Curve, StringComparison.OrdinalIgnoreCase));
        return hyper is not null
            ? [new SlotSource(name, hyper, schedule, recipe.Steps)]
            : throw new UserError($"In the recipe {type.FullName} no schedule drives {spec.Curve}{Nearest.Hint(spec.Curve, slots.Select(s => s.Hyper))}");
    }

    private static T Guarded<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw new UserError(e.Message);
        }
    }
}
