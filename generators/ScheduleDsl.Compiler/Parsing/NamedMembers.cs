using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>
/// Members that an attribute names to say how much memory there is: a hyper, or a getter or method without parameters that is
/// computed from hypers and sizes of the tensor. Memory is allocated before the first step, so none of them may read the step.
/// </summary>
internal static class NamedMembers
{
    /// <summary>The bool member of that name as an expression; null where there is none.</summary>
    public static Expression? Condition(INamedTypeSymbol type, string name)
    {
        if (Hyper(type, name) is { } hyper)
            return hyper.Type.SpecialType == SpecialType.System_Boolean ? new HyperReference(IrType.Bool, name) : null;
        return Method(type, name) is { ReturnType.SpecialType: SpecialType.System_Boolean } condition ? Call(condition, IrType.Bool) : null;
    }

    /// <summary>A whole number, or the member of type <c>Scalar</c> or int of that name, as an Int64; null where it is neither.</summary>
    public static Expression? Length(INamedTypeSymbol type, string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            return Whole(number);
        if (type.GetMembers(text).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is int constant)
            return Whole(constant);
        Expression? value = Hyper(type, text) is { } hyper
            ? NumberType(hyper.Type) is { } of ? new HyperReference(of, text) : null
            : Method(type, text) is { } method && NumberType(method.ReturnType) is { } result ? Call(method, result) : null;
        return value is null ? null : new Operation(IrType.Int64, Op.Convert, EquatableArray.Of(value));
    }

    /// <summary>The hyper of that name, or null.</summary>
    public static IPropertySymbol? Hyper(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(p => p.Attribute(DslNames.Hyper) is not null);

    /// <summary>The getter or method of that name that takes nothing; null for a hyper, which has no body.</summary>
    public static IMethodSymbol? Method(INamedTypeSymbol type, string name) => type.GetMembers(name).FirstOrDefault() switch
    {
        IPropertySymbol { GetMethod: { } getter } property when property.Attribute(DslNames.Hyper) is null => getter,
        IMethodSymbol { Parameters.Length: 0 } method => method,
        _ => null,
    };

    /// <summary>Binds what the named member calls, and reports by <paramref name="wrong"/> where it reads the step.</summary>
    public static void Require(
        INamedTypeSymbol type, string name, FunctionTable functions, BindingContext context, FindingKind wrong, params string[] arguments)
    {
        if (Method(type, name) is not { } method)
            return;
        Location place = (method.AssociatedSymbol ?? method).Location();
        if (functions.Require(method, place, context) is { } function && functions.ReadsStep(function.Id))
            context.Report(wrong, place, arguments);
    }

    private static IrType? NumberType(ITypeSymbol type) => type.Is(DslNames.Scalar) ? IrType.Float64
        : type.SpecialType == SpecialType.System_Int32 ? IrType.Int32
        : null;

    private static Literal Whole(long value) => new(IrType.Int64, value.ToString(CultureInfo.InvariantCulture));

    private static Invocation Call(IMethodSymbol method, IrType type) => new(type, FunctionIds.Of(method), EquatableArray<Expression>.Empty);
}
