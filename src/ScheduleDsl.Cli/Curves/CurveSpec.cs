using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Curves;

/// <summary>A setting as text: a number, or the entries of a table.</summary>
internal readonly record struct SettingText(string Name, string Value);

/// <summary>A curve as it was asked for: <c>Wsd</c>, <c>Wsd(Peak=2)</c>, <c>OneCycleLR(TotalSteps=100).Momentum</c>, or the same as JSON.</summary>
/// <param name="Name">Of a schedule, a profile or a recipe; where there are no settings, a curve of it may follow a dot.</param>
/// <param name="Settings">What differs from the defaults.</param>
/// <param name="Curve">A named curve of the schedule, or a hyperparameter of the recipe.</param>
internal sealed record CurveSpec(string Name, IReadOnlyList<SettingText> Settings, string? Curve = null)
{
    public override string ToString() =>
        Name + (Settings.Count > 0 ? $"({string.Join(", ", Settings.Select(s => $"{s.Name}={s.Value}"))})" : "") + (Curve is null ? "" : "." + Curve);
}
