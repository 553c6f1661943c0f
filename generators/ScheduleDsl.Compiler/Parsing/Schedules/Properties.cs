using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Schedules;

/// <summary>Turns every number of a declaration into a property with that number as default.</summary>
internal sealed class Properties(Problems problems)
{
    // Beyond 2^53 a double no longer counts in ones.
    private const double MostCount = 9007199254740992;
    private static readonly Bounds Counts = new(0, null, MostCount, null);
    private static readonly Bounds Values = new(0, null, double.MaxValue, null);
    private static readonly Bounds Fractions = new(0, null, 1, null);
    private static readonly Bounds Percents = new(0, null, 100, null);

    private readonly List<Hyper> all = [];

    public EquatableArray<Hyper> All => all.ToEquatableArray();

    /// <summary>A number of updates, as a double.</summary>
    public Expression Count(string name, long value, AttributeData source, string role = "None") => Whole(name, value, Counts, HyperUnit.Steps, source, role);

    /// <summary>A whole number of the plan, as a double.</summary>
    public Expression Number(string name, long value, double least, AttributeData source) =>
        Whole(name, value, new Bounds(least, null, MostCount, null), HyperUnit.None, source);

    /// <summary>The length of a phase in its unit, as a double.</summary>
    public Expression Length(PhaseDeclaration phase)
    {
        string name = phase.Name + phase.Unit;
        bool isFirst = phase is WarmupDeclaration { Number: "" };
        return phase.Unit switch
        {
            HyperUnit.Fraction => Fraction(name, phase.Length.Amount, phase.Source, isFirst ? "WarmupPart" : "None"),
            HyperUnit.Epochs => Add(name, IrType.Float64, Numbers.Text(phase.Length.Amount), phase.Length.Amount, Counts, phase.Source, HyperUnit.Epochs),
            _ => Whole(name, (long)phase.Length.Amount, Counts, phase.Unit, phase.Source, phase.Unit != HyperUnit.Steps ? "None" : isFirst ? "WarmupLength" : "PhaseLength"),
        };
    }

    /// <summary>A setting of a profile; its range has been judged where it was given.</summary>
    public Expression Setting(string name, Hyper setting, string value)
    {
        all.Add(setting with { Name = name, Default = value });
        return new HyperReference(setting.Type, name);
    }

    /// <summary>A finite number that is not negative.</summary>
    public Expression Value(string name, double value, AttributeData source, string role = "None") =>
        Add(name, IrType.Float64, Numbers.Text(value), value, Values, source, role: role);

    public Expression Fraction(string name, double value, AttributeData source, string role = "None") =>
        Add(name, IrType.Float64, Numbers.Text(value), value, Fractions, source, HyperUnit.Fraction, role);

    /// <summary>A part of another value.</summary>
    public Expression Part(string name, double value, AttributeData source, string role = "None") =>
        Add(name, IrType.Float64, Numbers.Text(value), value, Fractions, source, role: role);

    public Expression Percent(string name, double value, AttributeData source) => Add(name, IrType.Float64, Numbers.Text(value), value, Percents, source);

    private Expression Whole(string name, long value, Bounds bounds, HyperUnit unit, AttributeData source, string role = "None") =>
        ToReal(Add(name, IrType.Int64, value.ToString(CultureInfo.InvariantCulture), value, bounds, source, unit, role));

    private HyperReference Add(
        string name, IrType type, string text, double value, Bounds bounds, AttributeData source, HyperUnit unit = HyperUnit.None,
        string role = "None")
    {
        all.Add(new Hyper(name, type, null, text, bounds, role) { Unit = unit });
        HyperReference property = new(type, name);
        bool isInRange = value >= bounds.Min && value <= bounds.Max;
        if (!isInRange)
        {
            string most = bounds.Max == double.MaxValue ? "finite and at least 0" : $"in [{Numbers.Text(bounds.Min!.Value)}, {Numbers.Text(bounds.Max!.Value)}]";
            Expression inRange = And(LessOrEqual(Formulas.Number(bounds.Min!.Value), ToReal(property)), LessOrEqual(ToReal(property), Formulas.Number(bounds.Max!.Value)));
            problems.Require(FindingKind.ScheduleNumberOutOfRange, source, inRange, $"{name} is {{0}}: it must be {most}", Awaited.Nothing, ToReal(property));
        }
        return property;
    }
}
