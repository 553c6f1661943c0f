using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;

namespace ScheduleDsl.Cli.Checking;

/// <summary>The options that say which guidelines judge, and by which thresholds.</summary>
internal sealed class GuidelineOptions
{
    private readonly Option<string?> editorConfig = new("--editorconfig")
    {
        HelpName = "FILE",
        Description = "reads thresholds (schedule_dsl.*) and what is on and off (dotnet_diagnostic.SDLnnn.severity) from an .editorconfig; sections are not told apart",
    };

    private readonly Option<string[]> set = new("--set")
    {
        HelpName = "KEY=NUMBER",
        Description = "a threshold, such as --set SDL151.fraction=0.6; may be given several times, and goes before that of the file",
    };

    private readonly Option<string[]> enable = new("--enable") { HelpName = "ID", Description = "asks a guideline that is off by default; may be given several times" };

    private readonly Option<string[]> disable = new("--disable") { HelpName = "ID", Description = "leaves a guideline out; may be given several times" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[editorConfig, set, enable, disable])
            command.Options.Add(option);
    }

    /// <exception cref="UserError">A file, a key, a number or an id cannot be read.</exception>
    public CheckOptions Read(ParseResult parsed)
    {
        try
        {
            CheckOptions file = parsed.GetValue(editorConfig) is { } path ? CheckOptions.FromEditorConfig(path) : new CheckOptions();
            Dictionary<string, double> thresholds = [];
            foreach (string text in parsed.GetValue(set) ?? [])
            {
                int sign = text.IndexOf('=', StringComparison.Ordinal);
                if (sign <= 0 || !double.TryParse(text[(sign + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
                    throw new UserError($"--set {text}: it must be KEY=NUMBER, such as SDL151.fraction=0.6");
                thresholds[text[..sign].Trim()] = number;
            }
            Dictionary<string, bool> guidelines = [];
            foreach (string id in parsed.GetValue(enable) ?? [])
                guidelines[id] = true;
            foreach (string id in parsed.GetValue(disable) ?? [])
                guidelines[id] = false;
            return file.With(new CheckOptions { Thresholds = thresholds, Guidelines = guidelines });
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new UserError(problem.Message);
        }
    }
}
