using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScheduleDsl.Cli.Curves;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Commands;

/// <summary>From <c>Name</c>, or <c>Name(Setting=Value, ...)</c>, to the settings of an optimizer.</summary>
internal static class OptimizerSpec
{
    public static Argument<string> Argument() => Parsers.Name("an optimizer, with settings where they are not the defaults: \"Sgd(Momentum=0.9, Nesterov=true)\"");

    /// <exception cref="UserError">The name or a setting is unknown, or a value is not allowed.</exception>
    public static OptimizerSettings Read(DslTypes types, string text, string verb)
    {
        CurveSpec spec = SpecParser.Parse(text);
        if (spec.Curve is { } curve)
            throw new UserError($"{text} cannot be read: an optimizer has no curve {curve}.");
        DslType type = types.Find(spec.Name, verb, DslKind.Optimizer);
        try
        {
            JsonObject json = new(spec.Settings.Select(s => KeyValuePair.Create(s.Name, Value(s.Value))));
            OptimizerSettings settings = Registry.ReadSettings(type.FullName, json.ToJsonString());
            return settings.OutOfRange() is [var problem, ..] ? throw new UserError(problem.Text) : settings;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            throw new UserError(e.Message);
        }
    }

    // A number, a flag, or the name of an enum's member or of a schedule.
    private static JsonNode? Value(string text) =>
        double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
        : bool.TryParse(text, out bool flag) ? flag
        : text;
}
