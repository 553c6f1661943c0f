using System;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the documentation of a schedule's properties: what the attribute's own says of the number, with default and range.</summary>
internal static class SchedulePropertyRemarks
{
    // Longer endings come first: FromOfPeak ends with Peak, too.
    private static readonly (string Ending, string Attribute)[] Sources =
    [
        ("FromOfPeak", "WarmupAttribute"),
        ("FloorOfPeak", "FallAttribute"),
        ("FloorOfStart", "AnnealAttribute"),
        ("From", "WarmupAttribute"),
        ("Floor", "FallAttribute"),
        ("Factor", "DropsAttribute"),
        ("EveryPercent", "SamplingAttribute"),
        ("Fraction", "PhaseAttribute"),
        ("EverySteps", "DropsAttribute"),
        ("Steps", "PhaseAttribute"),
        ("Epochs", "PhaseAttribute"),
        ("Samples", "PhaseAttribute"),
        ("Tokens", "PhaseAttribute"),
    ];

    public static void Write(SourceWriter writer, Hyper property, EquatableArray<DeclaredProperty> enums, EquatableArray<SettingWords> words)
    {
        string range = CSharpText.Xml(HyperTable.Documentation(property, enums));
        if (words.FirstOrDefault(w => w.Setting == property.Name) is { } said)
        {
            writer.Line($"/// <summary>{said.Xml}</summary>");
            writer.Line($"/// <remarks>{range}</remarks>");
            return;
        }
        if (Source(property.Name) is not { } source)
        {
            writer.Line($"/// <summary>{range}</summary>");
            return;
        }
        writer.Line($"/// <summary><inheritdoc cref=\"global::ScheduleDsl.{source}\" path=\"/summary/node()\"/></summary>");
        writer.Line($"/// <remarks>{range}</remarks>");
    }

    /// <summary>The member of an attribute that the property has its number from; null for the marks of drops and samplings.</summary>
    private static string? Source(string name)
    {
        if (name is "Peak" or "Steps")
            return "ScheduleAttribute." + name;
        if (name is "BatchSize" or "Accumulation" or "DatasetSize" or "SequenceLength")
            return "PlanAttribute." + name;
        (string ending, string attribute) = Sources.FirstOrDefault(s => name.EndsWith(s.Ending, StringComparison.Ordinal));
        return ending is null ? null : $"{attribute}.{ending}";
    }
}
