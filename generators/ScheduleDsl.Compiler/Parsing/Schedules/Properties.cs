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
    private static readonly Bounds Counts = new(0, null, 9007199254740992, null);
    private static readonly Bounds Values = new(0, null, double.MaxValue, null);
    private static readonly Bounds Fractions = new(0, null, 1, null);
    private static readonly Bounds Percents = new(0, null, 100, null);

    private readonly List<Hyper> all = [];

    public EquatableArray<Hyper> All => all.ToEquatableArray();

    /// <summary>A number of updates, as a double.</summary>
    public Expression Count(string name, long value, AttributeData source) =>
        ToReal(Add(name, IrType.Int64, value.ToString(CultureInfo.InvariantCulture), value, Counts, source));

    /// <summary>A finite number that is not negative.</summary>
    public Expression Value(string name, double value, AttributeData source) => Add(name, IrType.Float64, Numbers.Text(value), value, Values, source);

    public Expression Fraction(string name, double value, AttributeData source) => Add(name, IrType.Float64, Numbers.Text(value), value, Fractions, source);

    public Expression Percent(string name, double value, AttributeData source) => Add(name, IrType.Float64, Numbers.Text(value), value, Percents, source);

    private HyperReference Add(string name, IrType type, string text, double value, Bounds bounds, AttributeData source)
    {
        all.Add(new Hyper(name, type, null, text, bounds, "None"));
        HyperReference property = new(type, name);
        bool isInRange = value >= bounds.Min && value <= bounds.Max;
        if (!isInRange)
        {
            string most = bounds.Max == double.MaxValue ? "finite and at least 0" : $"in [0, {Numbers.Text(bounds.Max!.Value)}]";
            Expression inRange = And(LessOrEqual(Number(0), ToReal(property)), LessOrEqual(ToReal(property), Number(bounds.Max!.Value)));
            problems.Require(FindingKind.ScheduleNumberOutOfRange, source, inRange, $"{name} is {{0}}: it must be {most}", needsSteps: false, ToReal(property));
        }
        return property;
    }
}
