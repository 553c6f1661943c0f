using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>The attributes of one schedule as written; lives only while they are parsed.</summary>
/// <param name="Steps">Null where it is left out.</param>
/// <param name="End">Null where it is left out.</param>
internal sealed record Declaration(
    INamedTypeSymbol Type, AttributeData Source, double Peak, long? Steps, CurveEnd? End, ImmutableArray<PhaseDeclaration> Phases);

internal enum LengthUnit
{
    /// <summary>Takes what is left.</summary>
    Rest,
    Steps,
    Fraction,
}

/// <param name="Kind">The attribute's name: <c>Decay</c>.</param>
/// <param name="Number">Empty for the first of its kind, then 2, 3 ...</param>
internal abstract record PhaseDeclaration(string Kind, string Number, AttributeData Source, LengthUnit Unit, double Amount)
{
    public string Name => Kind + Number;

    /// <summary>Has a value at every update, however late, without a length.</summary>
    public virtual bool CanBeEndless => false;
}

internal sealed record WarmupDeclaration(string Number, AttributeData Source, LengthUnit Unit, double Amount, Level? From)
    : PhaseDeclaration("Warmup", Number, Source, Unit, Amount);

internal sealed record HoldDeclaration(string Number, AttributeData Source, LengthUnit Unit, double Amount)
    : PhaseDeclaration("Hold", Number, Source, Unit, Amount)
{
    public override bool CanBeEndless => true;
}

internal sealed record DecayDeclaration(
    string Number, AttributeData Source, LengthUnit Unit, double Amount, INamedTypeSymbol? Profile, Level Floor, SamplingDeclaration? Sampling)
    : PhaseDeclaration("Decay", Number, Source, Unit, Amount);

/// <param name="EverySteps">Null where it drops at marks.</param>
internal sealed record DropsDeclaration(
    string Number, AttributeData Source, LengthUnit Unit, double Amount, ImmutableArray<double> Marks, long? EverySteps, double Factor)
    : PhaseDeclaration("Drops", Number, Source, Unit, Amount)
{
    public override bool CanBeEndless => EverySteps is not null;
}

/// <param name="Marks">Empty where <paramref name="EveryPercent"/> says when to read.</param>
internal sealed record SamplingDeclaration(AttributeData Source, ImmutableArray<double> Marks, double EveryPercent);

/// <summary>A value that an attribute gives in absolute units or as a fraction of the peak.</summary>
/// <param name="Name">The attribute's property: <c>Floor</c> or <c>FloorOfPeak</c>.</param>
internal sealed record Level(string Name, double Value, bool IsOfPeak);
