using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.Analyzers.SettingsFiles;

/// <summary>
/// A JSON file of settings, and what the project says of it:
/// <c>&lt;AdditionalFiles Include="settings.json" ScheduleDslOptimizer="AdamW" ScheduleDslSteps="10000" /&gt;</c>.
/// </summary>
internal sealed class SettingsFile
{
    private readonly string path;
    private readonly SourceText text;

    private SettingsFile(string path, SourceText text, AnalyzerConfigOptions options)
    {
        (this.path, this.text) = (path, text);
        Optimizer = Of(options, "Optimizer");
        Recipe = Of(options, "Recipe");
        Steps = Of(options, "Steps");
    }

    /// <summary>The optimizer that the settings are for, where there is no recipe.</summary>
    public string? Optimizer { get; }

    /// <summary>The recipe whose optimizer and plan the settings are for.</summary>
    public string? Recipe { get; }

    /// <summary>Updates of the run, where no recipe says.</summary>
    public string? Steps { get; }

    public string Text => text.ToString();

    /// <summary>The file, or null where the project does not say that it holds settings.</summary>
    public static SettingsFile? Of(AdditionalFileAnalysisContext context)
    {
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        return (Of(options, "Optimizer") ?? Of(options, "Recipe")) is not null && context.AdditionalFile.GetText(context.CancellationToken) is { } text
            ? new SettingsFile(context.AdditionalFile.Path, text, options)
            : null;
    }

    public Location At(TextSpan span) => Location.Create(path, span, text.Lines.GetLinePositionSpan(span));

    private static string? Of(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles.ScheduleDsl" + name, out string? value) && value.Trim() is { Length: > 0 } given ? given : null;
}
