using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>Reads the attributes of a schedule in source order; knows their names, and nothing of what they mean.</summary>
internal sealed class DeclarationReader(Problems problems)
{
    private readonly Dictionary<string, int> counts = [];

    public Declaration? Read(INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        AttributeData? schedule = attributes.FirstOrDefault(a => Kind(a) == "Schedule");
        if (schedule is null)
            return null;

        AttributeData[] phases = [.. attributes.Where(a => Kind(a) is "Warmup" or "Hold" or "Decay" or "Drops" or "Sampling")];
        RequireOneDeclaration(type, phases);
        ImmutableArray<PhaseDeclaration>.Builder read = ImmutableArray.CreateBuilder<PhaseDeclaration>();
        foreach (AttributeData phase in phases)
        {
            if (Kind(phase) != "Sampling")
                read.Add(ReadPhase(phase));
            else if (read.LastOrDefault() is DecayDeclaration { Sampling: null } decay)
                read[read.Count - 1] = decay with { Sampling = ReadSampling(phase) };
            else
                problems.Add(FindingKind.SamplingWithoutDecay, phase, "Sampling must follow the Decay whose profile it reads, once");
        }
        return new Declaration(
            type, schedule, Number(schedule, "Peak") ?? 1, (long?)Named(schedule, "Steps"), (CurveEnd?)(int?)Named(schedule, "End"), read.ToImmutable());
    }

    private PhaseDeclaration ReadPhase(AttributeData phase)
    {
        string kind = Kind(phase)!;
        counts[kind] = counts.TryGetValue(kind, out int before) ? before + 1 : 1;
        string number = counts[kind] == 1 ? "" : counts[kind].ToString(System.Globalization.CultureInfo.InvariantCulture);
        (LengthUnit unit, double amount) = ReadLength(phase, kind + number);
        return kind switch
        {
            "Warmup" => new WarmupDeclaration(number, phase, unit, amount, ReadLevel(phase, kind + number, "From")),
            "Decay" => new DecayDeclaration(
                number, phase, unit, amount, phase.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol,
                ReadLevel(phase, kind + number, "Floor") ?? new Level("FloorOfPeak", 0, IsOfPeak: true), Sampling: null),
            "Drops" => ReadDrops(number, phase, unit, amount),
            _ => new HoldDeclaration(number, phase, unit, amount),
        };
    }

    private DropsDeclaration ReadDrops(string number, AttributeData drops, LengthUnit unit, double amount)
    {
        ImmutableArray<double> marks = Marks(drops);
        long? every = (long?)Named(drops, "EverySteps");
        if (marks.Length > 0 && every is not null)
            problems.Add(FindingKind.GivenTwice, drops, $"Drops{number} takes either marks in percent or EverySteps");
        return new DropsDeclaration(number, drops, unit, amount, marks, every, Number(drops, "Factor") ?? 0.1);
    }

    private (LengthUnit Unit, double Amount) ReadLength(AttributeData phase, string name)
    {
        long? steps = (long?)Named(phase, "Steps");
        double? fraction = Number(phase, "Fraction");
        if (steps is not null && fraction is not null)
            problems.Add(FindingKind.GivenTwice, phase, $"{name} has two lengths, Steps = {steps} and Fraction = {Numbers.Text(fraction.Value)}: give one");
        return steps is not null ? (LengthUnit.Steps, steps.Value)
            : fraction is not null ? (LengthUnit.Fraction, fraction.Value)
            : (LengthUnit.Rest, 0);
    }

    private Level? ReadLevel(AttributeData phase, string phaseName, string name)
    {
        double? absolute = Number(phase, name);
        double? relative = Number(phase, name + "OfPeak");
        if (absolute is not null && relative is not null)
            problems.Add(FindingKind.GivenTwice, phase, $"{phaseName} has two values, {name} = {Numbers.Text(absolute.Value)} and {name}OfPeak = {Numbers.Text(relative.Value)}: give one");
        return absolute is not null ? new Level(name, absolute.Value, IsOfPeak: false)
            : relative is not null ? new Level(name + "OfPeak", relative.Value, IsOfPeak: true)
            : null;
    }

    private SamplingDeclaration ReadSampling(AttributeData sampling)
    {
        ImmutableArray<double> marks = Marks(sampling);
        double? every = Number(sampling, "EveryPercent");
        if (marks.Length > 0 == every is not null)
            problems.Add(FindingKind.GivenTwice, sampling, "Sampling takes either marks in percent or EveryPercent");
        return new SamplingDeclaration(sampling, marks, every ?? 0);
    }

    // The order of attributes over several files is undefined, and phases are a sequence.
    private void RequireOneDeclaration(INamedTypeSymbol type, AttributeData[] phases)
    {
        SyntaxReference? Home(AttributeData attribute) => attribute.ApplicationSyntaxReference is { } at
            ? type.DeclaringSyntaxReferences.FirstOrDefault(d => d.SyntaxTree == at.SyntaxTree && d.Span.Contains(at.Span))
            : null;
        AttributeData? stray = phases.FirstOrDefault(p => !Equals(Home(p)?.Span, Home(phases[0])?.Span) || Home(p)?.SyntaxTree != Home(phases[0])?.SyntaxTree);
        if (stray is not null)
            problems.Add(FindingKind.PhasesOnSeveralDeclarations, stray, $"the phases of {type.Name} stand on several declarations of the class, so their order is undefined: put all of them on one");
    }

    private static string? Kind(AttributeData attribute)
    {
        const string suffix = "Attribute";
        return attribute.AttributeClass is { ContainingNamespace: { Name: "ScheduleDsl", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name.EndsWith(suffix, System.StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - suffix.Length)
            : null;
    }

    private static ImmutableArray<double> Marks(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } marks
            ? [.. marks.Values.Select(m => m.Value).OfType<double>()]
            : [];

    private static double? Number(AttributeData attribute, string name) => (double?)Named(attribute, name);

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } value
            ? value.Value
            : null;
}
