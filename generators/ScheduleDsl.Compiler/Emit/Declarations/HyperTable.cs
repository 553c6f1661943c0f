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

    /// <summary>Writes <c>internal static readonly HyperInfo[] name</c>.</summary>
    public static void Write(
        SourceWriter writer, string name, IEnumerable<Hyper> hypers, EquatableArray<DeclaredProperty> properties)
    {
        using (writer.Block($"internal static readonly {InfoType}[] {name} =", "};"))
        {
            foreach (Hyper hyper in hypers)
                writer.Line($"new({Arguments(hyper)}{EnumNames(hyper, properties)}),");
        }
    }

    /// <summary>Such as "Default 0.9; at least 0 and below 1."</summary>
    public static string Documentation(Hyper hyper, EquatableArray<DeclaredProperty> properties)
    {
        if (hyper.EnumType is not null && Names(hyper, properties) is { Count: > 0 } names)
            return $"Default {names[int.Parse(hyper.Default, CultureInfo.InvariantCulture)]}.";
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

    private static IReadOnlyList<string> Names(Hyper hyper, EquatableArray<DeclaredProperty> properties) =>
        properties.FirstOrDefault(p => p.Name == hyper.Name)?.EnumNames ?? EquatableArray<string>.Empty;
}
