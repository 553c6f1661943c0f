using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes declared numbers as the table of <c>HyperInfo</c> that the runtime reads, and their documentation.</summary>
public static class HyperTable
{
    public const string InfoType = "global::ScheduleDsl.CompilerServices.HyperInfo";

    /// <summary>Writes the table as <c>Declared</c>, and <c>Checked(index, value)</c>, which refuses values outside the declared range.</summary>
    /// <param name="writer">Stands in the class that gets both.</param>
    /// <param name="owner">Name of the rule or schedule, for messages.</param>
    public static void Write(
        SourceWriter writer, string owner, IEnumerable<Hyper> hypers, EquatableArray<DeclaredProperty> properties)
    {
        using (writer.Block($"internal static readonly {InfoType}[] Declared =", "};"))
        {
            foreach (Hyper hyper in hypers)
                writer.Line($"new({Arguments(hyper)}{EnumNames(hyper, properties)}),");
        }
        writer.Line();
        writer.Line("internal static double Checked(int index, double value) =>");
        using (writer.Indented())
            writer.Line($"global::ScheduleDsl.CompilerServices.HyperValidation.Validate(Declared[index], {CSharpText.String(owner)}, value);");
    }

    /// <summary>Such as "Default 0.9; at least 0 and below 1."</summary>
    public static string Documentation(Hyper hyper, EquatableArray<DeclaredProperty> properties)
    {
        if (hyper.EnumType is not null)
            return $"Default {EnumName(hyper, properties)}.";
        if (hyper.Type == IrType.Bool)
            return $"Default {hyper.Default}.";
        Bounds bounds = hyper.Bounds;
        return $"Default {hyper.Default}; {RangeText.Of(bounds.Min, bounds.Above, bounds.Max, bounds.Below)}.";
    }

    private static string Arguments(Hyper hyper) => string.Join(", ",
        CSharpText.String(hyper.Name),
        "global::ScheduleDsl.CompilerServices.HyperKind." + Kind(hyper),
        CSharpText.Double(hyper.Default),
        CSharpText.Double(hyper.Bounds.Min ?? double.NegativeInfinity),
        CSharpText.Double(hyper.Bounds.Above ?? double.NegativeInfinity),
        CSharpText.Double(hyper.Bounds.Max ?? double.PositiveInfinity),
        CSharpText.Double(hyper.Bounds.Below ?? double.PositiveInfinity),
        "global::ScheduleDsl.HyperRole." + hyper.Role);

    private static string Kind(Hyper hyper) => hyper switch
    {
        { EnumType: not null } => "Enum",
        { Type: IrType.Bool } => "Bool",
        { Type: IrType.Int32 or IrType.Int64 } => "Int",
        _ => "Scalar",
    };

    private static string EnumNames(Hyper hyper, EquatableArray<DeclaredProperty> properties) => hyper.EnumType is null
        ? ""
        : $", [{string.Join(", ", Names(hyper, properties).Select(CSharpText.String))}]";

    // A value without a name is an error that the front end reports; the members exist all the same.
    private static string EnumName(Hyper hyper, EquatableArray<DeclaredProperty> properties)
    {
        IReadOnlyList<string> names = Names(hyper, properties);
        int value = int.Parse(hyper.Default, CultureInfo.InvariantCulture);
        return value >= 0 && value < names.Count && names[value].Length > 0 ? names[value] : hyper.Default;
    }

    private static IReadOnlyList<string> Names(Hyper hyper, EquatableArray<DeclaredProperty> properties) =>
        properties.FirstOrDefault(p => p.Name == hyper.Name)?.EnumNames ?? EquatableArray<string>.Empty;
}
