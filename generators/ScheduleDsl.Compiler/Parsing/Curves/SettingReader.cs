using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>Turns the parameters of a schedule's methods into settings; methods that share a name share the setting.</summary>
internal sealed class SettingReader(BindingContext context)
{
    // Beyond 2^53 a double no longer counts in ones.
    private const double MostUpdates = 9007199254740992;

    // What every schedule has, so that a property of that name would hide or repeat it.
    private static readonly string[] Taken =
        ["Length", "Ending", "Fingerprint", "Properties", "Pieces", "At", "AtTime", "Fill", "Get", "With", "CurveNames", "NamedCurve", "TableNames", "Table", "WithTable", "Over"];

    private readonly List<Hyper> hypers = [];
    private readonly List<Table> tables = [];
    private readonly HashSet<string> required = [];

    public EquatableArray<Hyper> Hypers => hypers.ToEquatableArray();

    public EquatableArray<Table> Tables => tables.ToEquatableArray();

    /// <summary>Names of settings without a default: they must be set, to at least 1.</summary>
    public IReadOnlyCollection<string> Required => required;

    /// <summary>The property's name.</summary>
    public static string NameOf(IParameterSymbol parameter) => char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);

    /// <summary>The setting as an expression, or null where it is a table or wrong; what is wrong is reported.</summary>
    public HyperReference? Read(IParameterSymbol parameter)
    {
        string name = NameOf(parameter);
        if (Taken.Contains(name))
            context.Report(FindingKind.WrongSetting, parameter.Location(), parameter.Name, $"every schedule has a member {name}: choose another name");
        if (parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            context.Report(FindingKind.WrongSetting, parameter.Location(), parameter.Name, "a setting is a plain parameter: not 'ref', 'in', 'out' or 'params'");
            return null;
        }
        if (parameter.Type.Is(DslNames.StepTable))
        {
            if (tables.All(t => t.Name != name))
                tables.Add(new Table(name));
            return null;
        }
        if (IrTypeOf.Symbol(parameter.Type) is not { } type || type == IrType.Float32 || parameter.Type.Is(DslNames.Scalar))
        {
            if (parameter.Type.TypeKind != TypeKind.Error)
                context.Report(FindingKind.WrongSetting, parameter.Location(), parameter.Name, $"'{parameter.Type.ToDisplayString()}' is no type of a setting: use double, long, int, bool, an enum or StepTable");
            else
                context.FailSilently();
            return null;
        }
        Hyper hyper = ToHyper(parameter, name, type);
        if (hypers.FirstOrDefault(h => h.Name == name) is not { } known)
            hypers.Add(hyper);
        else if (known != hyper)
            context.Report(FindingKind.WrongSetting, parameter.Location(), parameter.Name, "another method of this schedule has it with another type, default or range");
        return new HyperReference(type, name);
    }

    private Hyper ToHyper(IParameterSymbol parameter, string name, IrType type)
    {
        string text = type == IrType.Bool ? "false" : "0";
        if (parameter.HasExplicitDefaultValue)
            text = Numbers.Literal(type, parameter.ExplicitDefaultValue)?.Text ?? text;
        else if (type.IsInteger() && parameter.Type.TypeKind != TypeKind.Enum)
            required.Add(name);
        else
            context.Report(FindingKind.WrongSetting, parameter.Location(), parameter.Name, "it has no default: give it one (only a whole number may have none, and then has to be set)");
        string? enumType = parameter.Type.TypeKind == TypeKind.Enum ? parameter.Type.FullName() : null;
        Bounds bounds = enumType is not null || type == IrType.Bool ? Bounds.None : BoundsOf(parameter, type);
        if (enumType is null && type != IrType.Bool && !required.Contains(name)
            && !bounds.Contains(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)))
            context.Report(FindingKind.ScheduleNumberOutOfRange, parameter.Location(), $"{name} is {text}: it must be {RangeText.Of(bounds.Min, bounds.Above, bounds.Max, bounds.Below)}");
        return new Hyper(name, type, enumType, text, bounds, parameter.Attribute(DslNames.Setting) is { } setting ? HyperParser.Role(setting) : "None");
    }

    private static Bounds BoundsOf(IParameterSymbol parameter, IrType type)
    {
        AttributeData? setting = parameter.Attribute(DslNames.Setting);
        bool isWhole = type.IsInteger();
        double least = isWhole ? 0 : -double.MaxValue;
        double most = type == IrType.Int64 ? MostUpdates : isWhole ? int.MaxValue : double.MaxValue;
        double? above = Bound("Above");
        double? below = Bound("Below");
        return new Bounds(Bound("Min") ?? (above is null ? least : null), above, Bound("Max") ?? (below is null ? most : null), below);

        double? Bound(string name) =>
            setting?.Named(name)?.Value is double value && !double.IsInfinity(value) && !double.IsNaN(value) ? value : null;
    }

    /// <summary>The check that a required setting has been set.</summary>
    public static Expression IsSet(HyperReference setting) => Less(Number(0), ToReal(setting));
}
