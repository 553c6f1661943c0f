using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>The attributes of one schedule as written; lives only while they are parsed.</summary>
/// <param name="Steps">The schedule's, else its plan's; null where both leave it out.</param>
/// <param name="End">Null where it is left out.</param>
internal sealed record Declaration(
    INamedTypeSymbol Type, AttributeData Source, double Peak, long? Steps, CurveEnd? End, PlanDeclaration? Plan,
    ImmutableArray<PhaseDeclaration> Phases);

/// <summary>A phase's length as written.</summary>
/// <param name="Unit">None for what is left.</param>
internal sealed record LengthDeclaration(HyperUnit Unit, double Amount)
{
    public static LengthDeclaration Rest { get; } = new(HyperUnit.None, 0);
}

/// <param name="Kind">The attribute's name: <c>Decay</c>.</param>
/// <param name="Number">Empty for the first of its kind, then 2, 3 ...</param>
internal abstract record PhaseDeclaration(string Kind, string Number, AttributeData Source, LengthDeclaration Length)
{
    public string Name => Kind + Number;

    public HyperUnit Unit => Length.Unit;

    /// <summary>Has a value at every update, however late, without a length.</summary>
    public virtual bool CanBeEndless => false;
}

/// <param name="Profile">Null for a line.</param>
internal sealed record WarmupDeclaration(string Number, AttributeData Source, LengthDeclaration Length, ProfileDeclaration? Profile, Level? From)
    : PhaseDeclaration("Warmup", Number, Source, Length);

internal sealed record HoldDeclaration(string Number, AttributeData Source, LengthDeclaration Length) : PhaseDeclaration("Hold", Number, Source, Length)
{
    public override bool CanBeEndless => true;
}

/// <summary>A decay, a cooldown or an annealing.</summary>
internal sealed record FallDeclaration(
    string Kind, string Number, AttributeData Source, LengthDeclaration Length, ProfileDeclaration Profile, Level Floor, SamplingDeclaration? Sampling)
    : PhaseDeclaration(Kind, Number, Source, Length)
{
    /// <summary>What the properties of its sampling begin with.</summary>
    public string SamplingName => Kind == "Decay" ? "Sampling" + Number : Name + "Sampling";
}

/// <param name="EverySteps">Null where it drops at marks.</param>
internal sealed record DropsDeclaration(
    string Number, AttributeData Source, LengthDeclaration Length, ImmutableArray<double> Marks, long? EverySteps, double Factor)
    : PhaseDeclaration("Drops", Number, Source, Length)
{
    public override bool CanBeEndless => EverySteps is not null;
}

/// <param name="Type">Null where the attribute names none.</param>
/// <param name="Set">Settings that differ from their defaults.</param>
internal sealed record ProfileDeclaration(INamedTypeSymbol? Type, string Set);

/// <param name="Marks">Empty where <paramref name="EveryPercent"/> says when to read.</param>
internal sealed record SamplingDeclaration(AttributeData Source, ImmutableArray<double> Marks, double EveryPercent);

/// <summary>A value that an attribute gives in absolute units or as a fraction of another value.</summary>
/// <param name="Name">The attribute's property: <c>Floor</c>, <c>FloorOfPeak</c> or <c>FloorOfStart</c>.</param>
internal sealed record Level(string Name, double Value, LevelBase Base);

/// <summary>What a level is a fraction of.</summary>
internal enum LevelBase
{
    /// <summary>Nothing: it is a value.</summary>
    Absolute,
    Peak,

    /// <summary>Of what the phases before reached.</summary>
    Start,
}
