namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>A setting of a preset, under the name that the original has for it.</summary>
/// <param name="Original">Such as <c>pct_start</c>.</param>
/// <param name="Value">A double, a bool, a string, an array of doubles, or one of times with values.</param>
/// <param name="IsGiven">Whether the snippet says so; otherwise it is the original's default.</param>
internal sealed record PresetSetting(string Original, object Value, bool IsGiven);
