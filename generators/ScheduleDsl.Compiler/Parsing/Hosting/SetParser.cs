using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads settings text such as <c>"WeightDecay=0, Beta1=0.95"</c> against the hypers of an optimizer.</summary>
internal sealed class SetParser(string optimizer, IReadOnlyList<Hyper> hypers, IFindings findings)
{
    public string Optimizer => optimizer;

    public IEnumerable<string> Names => hypers.Select(h => h.Name);

    /// <summary>Whether there is a learning rate that a group can multiply.</summary>
    public bool HasRate => hypers.Any(h => h.Role == "LearningRate");

    /// <summary>The values by name, as doubles; what is wrong is reported and left out.</summary>
    public IReadOnlyList<(Hyper Hyper, double Value)> Parse(string text, Location location)
    {
        List<(Hyper, double)> values = [];
        foreach (string part in text.Split([','], System.StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(text, part, location) is { } value)
                values.Add(value);
        }
        return values;
    }

    /// <summary>The hyper of that name; null after reporting that there is none.</summary>
    public Hyper? Find(string name, Location location)
    {
        Hyper? hyper = hypers.FirstOrDefault(h => h.Name == name);
        if (hyper is null)
            findings.Report(FindingKind.UnknownHyper, location, optimizer, name, string.Join(", ", hypers.Select(h => h.Name)));
        return hyper;
    }

    private (Hyper, double)? Parse(string text, string part, Location location)
    {
        string[] sides = part.Split('=');
        if (sides.Length != 2)
        {
            findings.Report(FindingKind.SetSyntax, location, text, $"'{part.Trim()}' has no single '='");
            return null;
        }
        if (Find(sides[0].Trim(), location) is not { } hyper)
            return null;
        if (Number(hyper, sides[1].Trim()) is not { } value)
        {
            findings.Report(FindingKind.SetSyntax, location, text, $"'{sides[1].Trim()}' is not a {Kind(hyper)}");
            return null;
        }
        if (hyper.Type != IrType.Bool && !IsInRange(hyper.Bounds, value))
        {
            Bounds bounds = hyper.Bounds;
            findings.Report(FindingKind.SetOutOfRange, location,
                optimizer, hyper.Name, RangeText.Number(value), RangeText.Of(bounds.Min, bounds.Above, bounds.Max, bounds.Below));
            return null;
        }
        return (hyper, value);
    }

    private static double? Number(Hyper hyper, string text)
    {
        if (hyper.Type == IrType.Bool)
            return text switch { "true" => 1, "false" => 0, _ => null };
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            return null;
        return hyper.Type.IsFloat() || value == System.Math.Floor(value) ? value : null;
    }

    private static string Kind(Hyper hyper) => hyper.Type switch
    {
        IrType.Bool => "bool (true or false)",
        IrType.Int32 or IrType.Int64 => "whole number",
        _ => "number",
    };

    private static bool IsInRange(Bounds bounds, double value) =>
        !double.IsNaN(value) && !double.IsInfinity(value)
        && !(value < bounds.Min) && !(value <= bounds.Above) && !(value > bounds.Max) && !(value >= bounds.Below);
}
