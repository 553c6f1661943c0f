using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

internal sealed partial class BodyBinder
{
    private Expression? BindBinary(IBinaryOperation operation)
    {
        if (operation.IsLifted)
            return Unsupported(operation, "arithmetic with nullable numbers", "use plain numbers");
        if (IsForeign(operation, operation.OperatorMethod))
            return null;
        Expression? left = BindOperand(operation.LeftOperand, operation.OperatorMethod);
        Expression? right = BindOperand(operation.RightOperand, operation.OperatorMethod);
        return Combine(operation, operation.OperatorKind, operation.IsChecked, operation.Type, left, right);
    }

    private Expression? BindCompound(ICompoundAssignmentOperation operation)
    {
        IMethodSymbol? method = operation.OperatorMethod;
        if (IsForeign(operation, method))
            return null;
        Expression? left = BindOperand(operation.Target, method);
        Expression? right = BindOperand(operation.Value, method);
        if (left is null || right is null)
            return null;
        // The operator works in the type of its right operand (a shift: of its left), and its result goes back to the target's type.
        bool isShift = operation.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift;
        ITypeSymbol? inner = method?.ReturnType ?? (isShift ? operation.Target.Type : operation.Value.Type);
        if (method is null && !isShift)
            left = Convert(left, right.Type, operation.Target);
        Expression? result = Combine(operation, operation.OperatorKind, operation.IsChecked, inner, left, right);
        return result is not null && IrTypeOf.Symbol(operation.Target.Type) is { } type ? Convert(result, type, operation) : null;
    }

    private Expression? BindIncrement(IIncrementOrDecrementOperation operation)
    {
        if (operation.OperatorMethod is not null || operation.IsLifted)
            return Unsupported(operation, "'++' or '--' of this type", "add 1 to it");
        if (Bind(operation.Target) is not { } target)
            return null;
        BinaryOperatorKind by = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        return Combine(operation, by, operation.IsChecked, operation.Target.Type, target, new Literal(target.Type, "1"));
    }

    /// <summary>Reports an operator that is neither C#'s own nor Scalar's.</summary>
    private bool IsForeign(IOperation place, IMethodSymbol? method)
    {
        if (method is null || method.ContainingType.Is(DslNames.Scalar))
            return false;
        Unsupported(place, $"an operator of '{method.ContainingType.Name}'", "use the arithmetic of numbers");
        return true;
    }

    /// <summary>Scalar's operators convert first: beside a float a Scalar narrows, otherwise both operands are doubles.</summary>
    private Expression? BindOperand(IOperation operand, IMethodSymbol? scalarOperator)
    {
        Expression? value = Bind(operand);
        if (value is null || scalarOperator is null)
            return value;
        bool besideFloat = scalarOperator.Parameters.Any(p => p.Type.SpecialType == SpecialType.System_Single);
        return Convert(value, besideFloat ? IrType.Float32 : IrType.Float64, operand);
    }

    private Expression? Combine(
        IOperation place, BinaryOperatorKind kind, bool isChecked, ITypeSymbol? resultType, Expression? left, Expression? right)
    {
        if (OpOf(kind) is not { } op)
            return Unsupported(place, $"the operator '{kind}'", "use the arithmetic of C#'s numbers");
        if (left is null || right is null || TypeOf(resultType, Quote(place), place.Syntax.GetLocation()) is not { } type)
            return null;
        if (isChecked && type.IsInteger() && op is Op.Add or Op.Subtract or Op.Multiply)
            return Unsupported(place, "checked arithmetic", "put it into 'unchecked(...)'");
        return Make(op, type, place, left, right);
    }

    private Expression? BindUnary(IUnaryOperation operation)
    {
        if (IsForeign(operation, operation.OperatorMethod) || Bind(operation.Operand) is not { } operand)
            return null;
        return operation.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus when operation.IsChecked && operand.Type.IsInteger() =>
                Unsupported(operation, "checked arithmetic", "put it into 'unchecked(...)'"),
            UnaryOperatorKind.Minus => Make(Op.Negate, operand.Type, operation, operand),
            UnaryOperatorKind.Not or UnaryOperatorKind.BitwiseNegation => Make(Op.Not, operand.Type, operation, operand),
            _ => Unsupported(operation, "this operator", "use the arithmetic of numbers"),
        };
    }

    private Expression? BindConversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is { } method)
        {
            if (!method.ContainingType.Is(DslNames.Scalar))
                return Unsupported(conversion, $"a conversion of '{method.ContainingType.Name}'", "convert between numbers only");
            if (method.Parameters[0].Type.SpecialType == SpecialType.System_Single)
            {
                // That operator is an error in C# already, with a message of its own.
                context.FailSilently();
                return null;
            }
        }
        if (Bind(conversion.Operand) is not { } operand)
            return null;
        if (IrTypeOf.Symbol(conversion.Type) is not { } type)
            return Unsupported(conversion, $"a conversion to '{conversion.Type?.ToDisplayString()}'", "convert between numbers only");
        if (conversion.IsChecked && type.IsInteger() && operand.Type != type && !(operand.Type == IrType.Int32 && type == IrType.Int64))
            return Unsupported(conversion, "a checked conversion", "put it into 'unchecked(...)'");
        return Convert(operand, type, conversion.Operand);
    }

    private Expression Convert(Expression value, IrType type, IOperation place)
    {
        if (value.Type == type)
            return value;
        // An integer that the wider type holds is just another literal.
        bool isExact = value is Literal { Type: IrType.Int32 or IrType.Int64, Text.Length: <= 8 } && type is IrType.Float32 or IrType.Float64 or IrType.Int64;
        return isExact && value is Literal literal ? literal with { Type = type } : Make(Op.Convert, type, place, value);
    }

    /// <summary>Builds an operation, and looks whether a double of a rule has come to differ from weight to weight.</summary>
    private Expression Make(Op op, IrType type, IOperation place, params Expression[] operands)
    {
        Operation result = new(type, op, operands.ToEquatableArray());
        context.Places?.Add(result, place);
        if (BecomesVarying(type, operands))
        {
            bool isNumeric = op == Op.Convert && operands[0].Type == IrType.Float32;
            if (isNumeric && MeetsStateInDouble(place))
                context.FailSilently();
            else
                context.Report(isNumeric ? FindingKind.FloatToDouble : FindingKind.VaryingScalar, place.Syntax.GetLocation(), Quote(place));
        }
        return result;
    }

    // Said where the state is declared: with the right type nothing beside it becomes a double.
    private static bool MeetsStateInDouble(IOperation place)
    {
        while (place.Parent is IConversionOperation or IBinaryOperation or IUnaryOperation or IAssignmentOperation or IParenthesizedOperation)
            place = place.Parent;
        return place.DescendantsAndSelf().OfType<IFieldReferenceOperation>()
            .Any(f => f.Field.Type.SpecialType == SpecialType.System_Double && f.Field.Attribute(DslNames.State) is not null);
    }

    // An operand that is a varying double itself has been reported where it became one.
    private bool BecomesVarying(IrType type, Expression[] operands) =>
        kind != BodyKind.Pure && type == IrType.Float64
        && operands.Any(o => o.Type != IrType.Float64 && varying.Includes(o))
        && !operands.Any(o => o.Type == IrType.Float64 && varying.Includes(o));

    /// <summary>A Scalar that outlives a branch which only some weights take would differ between them.</summary>
    private void CheckUniform(IOperation place, IrType type)
    {
        if (kind != BodyKind.Pure && type == IrType.Float64 && varying.InVaryingBranch)
            context.Report(FindingKind.VaryingScalar, place.Syntax.GetLocation(), Quote(place));
    }

    /// <summary>Whether to apply is one answer for all weights.</summary>
    private void CheckGate(IOperation place, Expression value)
    {
        if (kind == BodyKind.Update && value.Type == IrType.Bool && (varying.InVaryingBranch || varying.Includes(value)))
            context.Report(FindingKind.VaryingGate, place.Syntax.GetLocation(), Quote(place));
    }

    private static Op? OpOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Op.Add,
        BinaryOperatorKind.Subtract => Op.Subtract,
        BinaryOperatorKind.Multiply => Op.Multiply,
        BinaryOperatorKind.Divide => Op.Divide,
        BinaryOperatorKind.Remainder => Op.Remainder,
        BinaryOperatorKind.Equals => Op.Equal,
        BinaryOperatorKind.NotEquals => Op.NotEqual,
        BinaryOperatorKind.LessThan => Op.Less,
        BinaryOperatorKind.LessThanOrEqual => Op.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Op.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Op.GreaterOrEqual,
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => Op.And,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => Op.Or,
        BinaryOperatorKind.ExclusiveOr => Op.ExclusiveOr,
        BinaryOperatorKind.LeftShift => Op.ShiftLeft,
        BinaryOperatorKind.RightShift => Op.ShiftRight,
        _ => null,
    };
}
