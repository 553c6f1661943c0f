using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Finds what a name stands for, where that stands in the code: a local, field or property that is given a value once, where it is declared.</summary>
internal sealed class WrittenValues(ProjectReading project, CancellationToken cancellation)
{
    // Names for names for names are followed so far; there may be circles.
    private const int Depth = 8;

    /// <summary>The operation behind conversions and names; the first that is neither.</summary>
    public IOperation Of(IOperation value)
    {
        for (int i = 0; i < Depth; i++)
        {
            value = Plain(value);
            if (Initial(value) is not { } initial)
                break;
            value = initial;
        }
        return Plain(value);
    }

    /// <summary>The number of a constant, or of arithmetic over constants and names; a bool is 0 or 1, an enum its value.</summary>
    public double? Number(IOperation value) => Number(value, Depth);

    /// <summary>Numbers become slots and lengths, and schedules slots, by conversions of the library's.</summary>
    public static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
            value = conversion.Operand;
        return value;
    }

    private double? Number(IOperation value, int depth)
    {
        value = Plain(value);
        if (Constant(value) is { } constant)
            return constant;
        if (depth == 0)
            return null;
        return value switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Type.SpecialType: SpecialType.System_Double } minus => -Number(minus.Operand, depth - 1),
            IBinaryOperation { Type.SpecialType: SpecialType.System_Double } sum when Number(sum.LeftOperand, depth - 1) is { } left && Number(sum.RightOperand, depth - 1) is { } right =>
                sum.OperatorKind switch
                {
                    BinaryOperatorKind.Add => left + right,
                    BinaryOperatorKind.Subtract => left - right,
                    BinaryOperatorKind.Multiply => left * right,
                    BinaryOperatorKind.Divide => left / right,
                    _ => null,
                },
            _ => Initial(value) is { } initial ? Number(initial, depth - 1) : null,
        };
    }

    private static double? Constant(IOperation value) => value.ConstantValue is { HasValue: true, Value: { } constant }
        ? constant switch
        {
            double d => d,
            float f => f,
            int i => i,
            long l => l,
            bool b => b ? 1 : 0,
            _ => null,
        }
        : null;

    private IOperation? Initial(IOperation name) => name switch
    {
        ILocalReferenceOperation local => Uses.InitialOf(local),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } when IsGivenOnce(field) => project.Declared(field, cancellation),
        IPropertyReferenceOperation { Property: { SetMethod: null, IsIndexer: false, IsVirtual: false, IsAbstract: false, IsOverride: false } property }
            when name is IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } && IsGivenOnce(property) => project.Declared(property, cancellation),
        _ => null,
    };

    // What is given a value where it is declared may be given another in a constructor.
    private static bool IsGivenOnce(ISymbol member) => member.IsStatic
        ? member.ContainingType.StaticConstructors.All(c => c.IsImplicitlyDeclared)
        : member.ContainingType.InstanceConstructors.All(c => c.IsImplicitlyDeclared);
}
