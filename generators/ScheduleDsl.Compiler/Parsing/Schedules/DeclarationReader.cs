using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>Reads the attributes of a schedule in source order; knows their names, and nothing of what they mean.</summary>
internal sealed class DeclarationReader(Problems problems)
{
    private static readonly string[] Units = ["Steps", "Fraction", "Epochs", "Samples", "Tokens"];

    private readonly Dictionary<string, int> counts = [];

    public Declaration? Read(INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        AttributeData? schedule = attributes.FirstOrDefault(a => Kind(a) == "Schedule");
        if (schedule is null)
            return null;

        AttributeData[] phases = [.. attributes.Where(a => Kind(a) is "Warmup" or "Hold" or "Decay" or "Cooldown" or "Anneal" or "Drops" or "Sampling")];
        RequireOneDeclaration(type, phases);
        ImmutableArray<PhaseDeclaration>.Builder read = ImmutableArray.CreateBuilder<PhaseDeclaration>();
        foreach (AttributeData phase in phases)
        {
            if (Kind(phase) != "Sampling")
                read.Add(ReadPhase(phase));
            else if (read.LastOrDefault() is FallDeclaration { Sampling: null } fall)
                read[read.Count - 1] = fall with { Sampling = ReadSampling(phase) };
            else
                problems.Add(FindingKind.SamplingWithoutDecay, phase, "Sampling must follow the Decay whose profile it reads, once");
        }
        PlanDeclaration? plan = PlanDeclaration.Read(type);
        return new Declaration(
            type, schedule, Number(schedule, "Peak") ?? 1, ReadSteps(type, schedule, plan), (CurveEnd?)(int?)Named(schedule, "End"), plan, read.ToImmutable());
    }

    private long? ReadSteps(INamedTypeSymbol type, AttributeData schedule, PlanDeclaration? plan)
    {
        long? own = (long?)Named(schedule, "Steps");
        if (plan is null)
            return own;
        (long? planned, FindingKind? kind, string problem) = plan.Length(type.Name);
        if (kind is not null)
            problems.Add(kind, plan.Source, problem);
        else if (own is not null && planned is not null)
            problems.Add(FindingKind.GivenTwice, plan.Source, $"{type.Name} has two lengths, Steps = {own} and its plan's {planned}: give one");
        return own ?? planned;
    }

    private PhaseDeclaration ReadPhase(AttributeData phase)
    {
        string kind = Kind(phase)!;
        counts[kind] = counts.TryGetValue(kind, out int before) ? before + 1 : 1;
        string number = counts[kind] == 1 ? "" : counts[kind].ToString(CultureInfo.InvariantCulture);
        LengthDeclaration length = ReadLength(phase, kind + number);
        return kind switch
        {
            "Warmup" => new WarmupDeclaration(
                number, phase, length, phase.ConstructorArguments.IsEmpty ? null : ReadProfile(phase), ReadLevel(phase, kind + number, "From")),
            "Decay" or "Cooldown" or "Anneal" => new FallDeclaration(
                kind, number, phase, length, ReadProfile(phase),
                ReadLevel(phase, kind + number, "Floor") ?? new Level("FloorOfPeak", 0, LevelBase.Peak), Sampling: null),
            "Drops" => ReadDrops(number, phase, length),
            _ => new HoldDeclaration(number, phase, length),
        };
    }

    private static ProfileDeclaration ReadProfile(AttributeData phase) =>
        new(phase.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol, Named(phase, "Set") as string ?? "");

    private DropsDeclaration ReadDrops(string number, AttributeData drops, LengthDeclaration length)
    {
        ImmutableArray<double> marks = Marks(drops);
        long? every = (long?)Named(drops, "EverySteps");
        if (marks.Length > 0 && every is not null)
            problems.Add(FindingKind.GivenTwice, drops, $"Drops{number} takes either marks in percent or EverySteps");
        return new DropsDeclaration(number, drops, length, marks, every, Number(drops, "Factor") ?? 0.1);
    }

    private LengthDeclaration ReadLength(AttributeData phase, string name)
    {
        (string Unit, object Amount)[] given = [.. Units.Select(u => (u, Named(phase, u))).Where(g => g.Item2 is not null).Select(g => (g.u, g.Item2!))];
        if (given.Length > 1)
            problems.Add(FindingKind.GivenTwice, phase, $"{name} has {Count(given.Length)} lengths, {List(given)}: give one");
        return given.Length == 0
            ? LengthDeclaration.Rest
            : new LengthDeclaration(Unit(given[0].Unit), System.Convert.ToDouble(given[0].Amount, CultureInfo.InvariantCulture));
    }

    private Level? ReadLevel(AttributeData phase, string phaseName, string name)
    {
        (string Name, LevelBase Base)[] forms = [(name, LevelBase.Absolute), (name + "OfPeak", LevelBase.Peak), (name + "OfStart", LevelBase.Start)];
        Level[] given = [.. forms.Where(f => Number(phase, f.Name) is not null).Select(f => new Level(f.Name, Number(phase, f.Name)!.Value, f.Base))];
        if (given.Length > 1)
            problems.Add(FindingKind.GivenTwice, phase, $"{phaseName} has {Count(given.Length)} values, {List([.. given.Select(l => (l.Name, (object)l.Value))])}: give one");
        return given.FirstOrDefault();
    }

    private static string Count(int number) => number switch { 2 => "two", 3 => "three", 4 => "four", _ => "five" };

    private static string List((string Name, object Value)[] given)
    {
        string[] texts = [.. given.Select(g => $"{g.Name} = {(g.Value is double value ? Numbers.Text(value) : g.Value)}")];
        return string.Join(", ", texts.Take(texts.Length - 1)) + " and " + texts[texts.Length - 1];
    }

    private static HyperUnit Unit(string name) => (HyperUnit)System.Enum.Parse(typeof(HyperUnit), name);

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
