using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>The numbers of a <c>[Plan]</c>, on a recipe or a schedule; 0 or null where it does not say.</summary>
public sealed record PlanDeclaration(
    AttributeData Source, long? Steps, double? Epochs, int BatchSize, int Accumulation, long DatasetSize, int SequenceLength)
{
    public static PlanDeclaration? Read(INamedTypeSymbol type) => type.Attribute(DslNames.Plan) is { } plan
        ? new PlanDeclaration(
            plan, plan.Named(nameof(Steps))?.Value as long?, plan.Named(nameof(Epochs))?.Value as double?,
            plan.Named(nameof(BatchSize))?.Value as int? ?? 0, plan.Named(nameof(Accumulation))?.Value as int? ?? 1,
            plan.Named(nameof(DatasetSize))?.Value as long? ?? 0, plan.Named(nameof(SequenceLength))?.Value as int? ?? 0)
        : null;

    /// <summary>The numbers by the names of a schedule's properties; those that the plan does not say are left out.</summary>
    /// <param name="steps">Its length in updates.</param>
    public IEnumerable<KeyValuePair<string, double>> Numbers(long steps) => new KeyValuePair<string, double>[]
    {
        new(nameof(Steps), steps), new(nameof(BatchSize), BatchSize), new(nameof(Accumulation), Accumulation),
        new(nameof(DatasetSize), DatasetSize), new(nameof(SequenceLength), SequenceLength),
    }.Where(n => n.Value > 0);

    /// <summary>The length in updates that the plan gives, by steps or by epochs; null where it gives none, or what is wrong with it.</summary>
    public (long? Steps, FindingKind? Kind, string Problem) Length(string owner)
    {
        if (Epochs is not { } epochs)
            return (Steps, null, "");
        if (Steps is not null)
            return (Steps, FindingKind.GivenTwice, $"the plan of {owner} has two lengths, Steps = {Steps} and Epochs = {Binding.Numbers.Text(epochs)}: give one");
        if (!(epochs > 0) || double.IsInfinity(epochs))
            return (null, FindingKind.ScheduleNumberOutOfRange, $"the plan of {owner} has {Binding.Numbers.Text(epochs)} epochs: it must be finite and above 0");
        if (BatchSize <= 0 || Accumulation <= 0 || DatasetSize <= 0)
        {
            string missing = string.Join(" and ", new[] { DatasetSize <= 0 ? nameof(DatasetSize) : null, BatchSize <= 0 ? nameof(BatchSize) : null }.OfType<string>());
            return (null, FindingKind.PlanMissing, $"the plan of {owner} has {Binding.Numbers.Text(epochs)} epochs, and nothing says how many updates that is: give {(missing.Length > 0 ? missing : nameof(Accumulation))}");
        }
        // As the runtime's Plan converts them: an epoch's last batch may be short, and half an update is rounded to even.
        double updates = Math.Round(epochs * Math.Ceiling(DatasetSize / ((double)BatchSize * Accumulation)), MidpointRounding.ToEven);
        return (updates >= 1 ? (long)updates : 1, null, "");
    }
}
