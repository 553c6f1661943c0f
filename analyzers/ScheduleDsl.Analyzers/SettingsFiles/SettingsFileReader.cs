using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Analyzers.SettingsFiles;

/// <summary>Reads the settings of an optimizer from JSON, as <c>Registry.ReadSettings</c> does when the program runs: what that refuses is wrong here.</summary>
internal sealed class SettingsFileReader(SettingsFile file, INamedTypeSymbol optimizer, Compilation compilation, CancellationToken cancellation)
{
    private readonly ProjectReading project = ProjectReading.Of(compilation);

    /// <summary>What the file gives to the settings.</summary>
    /// <exception cref="SettingsFileException">The file cannot be read.</exception>
    public Creation Read()
    {
        JsonValue root = JsonReader.Read(file.Text);
        Creation settings = new(optimizer, file.At(root.Span));
        foreach (JsonMember member in Members(root, $"the settings of {optimizer.Name}"))
        {
            IReadOnlyList<Hyper> hypers = project.Hypers(optimizer);
            Hyper hyper = hypers.FirstOrDefault(h => h.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingsFileException(member.NameSpan, $"{optimizer.Name} has no setting '{member.Name}': it has {string.Join(", ", hypers.Select(h => h.Name))}");
            Give(settings, member, hyper);
        }
        return settings;
    }

    private void Give(Creation settings, JsonMember member, Hyper hyper)
    {
        Location at = file.At(member.Span);
        JsonValue value = member.Value;
        if (hyper.CanFollowSchedule && Slot(value, at) is { } schedule)
            settings.Give(hyper.Name, at, schedule);
        else
            settings.Give(hyper.Name, at, NumberOf(value, hyper) ?? throw new SettingsFileException(value.Span, $"{optimizer.Name}.{hyper.Name} is {Words(hyper)}, found {Words(value)}"));
    }

    private double? NumberOf(JsonValue value, Hyper hyper) => hyper switch
    {
        { EnumType: { } type } => value.Kind == JsonKind.Text ? MemberOf(type, value.Text) : null,
        { Type: IrType.Bool } => value.Kind switch { JsonKind.True => 1, JsonKind.False => 0, _ => null },
        { CanFollowSchedule: true } => Number(value),
        _ => value.Kind == JsonKind.Number && Number(value) is { } whole && whole == Math.Floor(whole) ? whole : null,
    };

    private double? MemberOf(string type, string name) => compilation.GetTypeByMetadataName(type)?.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.ConstantValue is int number ? number : null;

    /// <summary>The schedule that a slot names; null where it holds a number.</summary>
    private Creation? Slot(JsonValue value, Location at)
    {
        switch (value.Kind)
        {
            case JsonKind.Text when Number(value) is null:
                return Made(value, at);
            case JsonKind.Object:
                JsonMember[] members = [.. Members(value, "a schedule")];
                JsonValue name = members.FirstOrDefault(m => Is(m, "Schedule") && m.Value.Kind == JsonKind.Text)?.Value
                    ?? throw new SettingsFileException(value.Span, "the key \"Schedule\" is missing");
                Creation made = Made(name, at);
                foreach (JsonMember member in members.Where(m => m.Value != name))
                {
                    if (Is(member, "Settings") && member.Value.Kind == JsonKind.Object)
                        Members(member.Value, "the settings of a schedule").ToList().ForEach(m => GiveSetting(made, m));
                    else
                        GiveSetting(made, member);
                }
                return made;
            default:
                return null;
        }
    }

    private Creation Made(JsonValue name, Location at)
    {
        if (NamedTypes.Find(compilation, name.Text, IsSchedule) is [var type])
            return new Creation(type, at);
        int dot = name.Text.LastIndexOf('.');
        return dot > 0 && NamedTypes.Find(compilation, name.Text.Substring(0, dot), IsSchedule) is [var owner]
            ? new Creation(owner, at) { Curve = name.Text.Substring(dot + 1) }
            : throw new SettingsFileException(name.Span, $"there is no one schedule '{name.Text}'");
    }

    // The methods that define a schedule are private, so those of other projects are not seen.
    private static bool IsSchedule(INamedTypeSymbol type) =>
        ScheduleParser.IsSchedule(type) || (type.BaseType.Is("ScheduleDsl.Schedule") && type.Attribute(DslNames.CompiledIr) is not null);

    private void GiveSetting(Creation schedule, JsonMember member)
    {
        // A class of this project that has mistakes of its own has no settings to compare with.
        if (project.Schedule(schedule.Type, cancellation) is not { } declared)
            return;
        Location at = file.At(member.Span);
        if (declared.Properties.FirstOrDefault(p => p.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) is { } property)
        {
            if ((NumberOf(member.Value, property) ?? Number(member.Value)) is { } number)
                schedule.Give(property.Name, at, number);
            else
                schedule.GiveUnknown(property.Name, at);
        }
        else if (declared.Tables.FirstOrDefault(t => t.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) is { } table)
        {
            if (Table(member.Value) is { } entries)
                schedule.Give(table.Name, at, entries);
            else
                schedule.GiveUnknown(table.Name, at);
        }
        else
        {
            string names = string.Join(", ", declared.Properties.Select(p => p.Name).Concat(declared.Tables.Select(t => t.Name)));
            throw new SettingsFileException(member.NameSpan, $"{schedule.Type.Name} has no setting '{member.Name}': it has {names}");
        }
    }

    // [30, 60], [[30, 0.1], [60, 0.01]] and { "30": 0.1 }; the words of a text are the program's to read.
    private static ImmutableArray<(double Time, double Value)>? Table(JsonValue value)
    {
        IEnumerable<(double? Time, double? Value)> entries = value.Kind switch
        {
            JsonKind.Object => value.Members.Select(m => (Number(m.Name), Number(m.Value))),
            JsonKind.Array => value.Items.Select(item => item.Items is [var time, var amount] ? (Number(time), Number(amount)) : (Number(item), 1)),
            _ => [(null, null)],
        };
        List<(double Time, double Value)> known = [.. entries.Where(e => e is { Time: not null, Value: not null }).Select(e => (e.Time!.Value, e.Value!.Value))];
        bool rises = known.Zip(known.Skip(1), (a, b) => a.Time <= b.Time).All(holds => holds);
        return rises && known.Count == entries.Count() ? [.. known] : null;
    }

    private static IEnumerable<JsonMember> Members(JsonValue value, string what)
    {
        if (value.Kind != JsonKind.Object)
            throw new SettingsFileException(value.Span, $"{what} must be an object, found {Words(value)}");
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonMember member in value.Members)
        {
            if (!names.Add(member.Name))
                throw new SettingsFileException(member.NameSpan, $"'{member.Name}' is given twice");
        }
        return value.Members;
    }

    private static bool Is(JsonMember member, string name) => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static double? Number(JsonValue value) => value.Kind is JsonKind.Number or JsonKind.Text ? Number(value.Text) : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static string Words(Hyper hyper) => hyper switch
    {
        { EnumType: { } type } => $"the name of a {type.Substring(type.LastIndexOf('.') + 1)}",
        { Type: IrType.Bool } => "true or false",
        { CanFollowSchedule: true } => "a number or a schedule",
        _ => "a whole number",
    };

    private static string Words(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.Text => $"'{value.Text}'",
        _ => value.Text,
    };
}
