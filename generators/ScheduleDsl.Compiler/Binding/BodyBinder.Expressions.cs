using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

internal sealed partial class BodyBinder
{
    private Expression? Bind(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var value } && BindConstant(operation, value) is { } literal)
        {
            WarnOfLostRemainders(operation);
            return literal;
        }
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Bind(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return BindLocal(local);
            case IParameterReferenceOperation parameter:
                return BindParameter(parameter);
            case IFieldReferenceOperation field:
                return BindField(field);
            case IPropertyReferenceOperation property:
                return BindProperty(property);
            case IConversionOperation conversion:
                return BindConversion(conversion);
            case IBinaryOperation binary:
                return BindBinary(binary);
            case IUnaryOperation unary:
                return BindUnary(unary);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return BindSelect(conditional, whenFalse);
            case ISwitchExpressionOperation choice:
                return BindSwitch(choice);
            case IInvocationOperation call:
                return BindCall(call);
            case IInvalidOperation:
                BindInvalid(operation);
                return null;
            default:
                (string what, string hint) = Constructs.Describe(operation);
                return Unsupported(operation, what, hint);
        }
    }

    /// <summary>Returns null where the constant is better bound from its parts, or is no number.</summary>
    private static Expression? BindConstant(IOperation operation, object? value)
    {
        if (IrTypeOf.Symbol(operation.Type) is not { } type)
            return null;
        if (value is not float number)
            return Numbers.Literal(type, value);

        // Widened to double, 1f / 3f is a third and 0.1f a tenth, so what C# has folded in float is unfolded again.
        return operation switch
        {
            IBinaryOperation or IConditionalOperation => null,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Operand: ILiteralOperation { ConstantValue.Value: float positive } inner } =>
                Numbers.AsWritten(positive, inner.Syntax) is var digits ? digits with { Text = "-" + digits.Text } : null,
            IUnaryOperation => null,
            IConversionOperation { Operand.ConstantValue.Value: double wide } => Numbers.Narrowed(wide, number),
            _ => Numbers.AsWritten(number, operation.Syntax),
        };
    }

    // 1 / 2 is a half on paper and 0 in C#, and nothing else would tell.
    private void WarnOfLostRemainders(IOperation constant)
    {
        foreach (IBinaryOperation division in constant.DescendantsAndSelf().OfType<IBinaryOperation>().Where(b => b.OperatorKind == BinaryOperatorKind.Divide))
        {
            if (Whole(division.LeftOperand) is { } x && Whole(division.RightOperand) is { } y && y != 0 && x % y != 0)
                context.Report(FindingKind.LostRemainder, division.Syntax.GetLocation(), division.Syntax.ToString(), (x / y).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        static long? Whole(IOperation operand) => operand.ConstantValue.Value switch { int small => small, long large => large, _ => null };
    }

    private Expression? BindLocal(ILocalReferenceOperation reference)
    {
        if (unusable.Contains(reference.Local))
            context.FailSilently();
        else if (TypeOf(reference.Type, reference.Local.Name, reference.Syntax.GetLocation()) is { } type)
            return trip.TryGetValue(reference.Local, out int at) ? Numbers.Literal(type, at) : new LocalReference(type, names.Of(reference.Local));
        return null;
    }

    private Expression? BindParameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
            return Unsupported(reference, "a parameter of the constructor", "make it a [Hyper]");
        if (IrTypeOf.Symbol(parameter.Type) is not { } type)
        {
            // Said where the parameter is declared.
            context.FailSilently();
            return null;
        }
        // A parameter that the body assigns to is a local that starts as the input.
        return kind == BodyKind.Update && !assignedParameters.Contains(parameter)
            ? new InputReference(type, names.Of(parameter))
            : new LocalReference(type, names.Of(parameter));
    }

    private Expression? BindField(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!IsUsableState(reference))
            return null;
        if (IrTypeOf.Symbol(field.Type) is { } type)
            return new StateReference(type, field.Name);
        // A state of another type is reported where it is declared.
        if (StateLists.Is(field.Type))
            context.Report(FindingKind.StateList, reference.Syntax.GetLocation(), field.Name, "a list is read and written one number at a time, by its index");
        else
            context.FailSilently();
        return null;
    }

    private bool IsUsableState(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!IsOwner(field.ContainingType) || field.Attribute(DslNames.State) is null)
        {
            context.Report(FindingKind.NotAState, reference.Syntax.GetLocation(), field.Name);
            return false;
        }
        if (kind == BodyKind.Update && reference.Instance is IInstanceReferenceOperation)
            return true;
        if (field.IsStatic)
        {
            // Said where the state is declared.
            context.FailSilently();
            return false;
        }
        context.Report(FindingKind.StateOutsideUpdate, reference.Syntax.GetLocation(), field.Name);
        return false;
    }

    private Expression? BindProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (IsOfStep(property))
            return property.Name == DslNames.Step ? BindStep(reference) : BindOnce(reference);
        if (property.ContainingType.Is(DslNames.Shape))
            return BindFact(property.Name);
        if (property.Name == "Value" && property.ContainingType.Is(DslNames.Scalar) && reference.Instance is { } scalar)
            return Bind(scalar);
        if (IsListElement(reference))
            return BindListElement(reference);
        if (property.IsIndexer)
            return Unsupported(reference, "an indexer", "the language has numbers only");
        if (!property.IsStatic && (!IsOwner(property.ContainingType) || reference.Instance is not IInstanceReferenceOperation))
            return Unsupported(reference, $"'{property.Name}' of an object", "a rule reads its own hypers and states");
        if (property.Attribute(DslNames.Hyper) is not null)
        {
            if (IrTypeOf.Symbol(property.Type) is { } type)
                return new HyperReference(type, property.Name);
            context.FailSilently();
            return null;
        }
        if (property.GetMethod is { } getter)
            return BindFunctionCall(getter, reference, []);
        return Unsupported(reference, $"'{property.Name}'", "it cannot be read");
    }

    private Expression? BindSelect(IConditionalOperation conditional, IOperation whenFalse)
    {
        Expression? condition = Bind(conditional.Condition);
        Expression? then = Bind(conditional.WhenTrue);
        Expression? otherwise = Bind(whenFalse);
        return condition is null || then is null || otherwise is null
            ? null
            : Make(Op.Select, then.Type, conditional, condition, then, otherwise);
    }

    /// <summary>A switch expression over constants is a chain of selects that ends with the default.</summary>
    private Expression? BindSwitch(ISwitchExpressionOperation choice)
    {
        if (choice.Arms.LastOrDefault() is not { Pattern: IDiscardPatternOperation, Guard: null } last)
            return Unsupported(choice, "a switch expression without a last arm '_'", "there must be a value for every input");
        Expression? value = Bind(choice.Value);
        Expression? result = Bind(last.Value);
        foreach (ISwitchExpressionArmOperation arm in choice.Arms.Take(choice.Arms.Length - 1).Reverse())
        {
            Expression? then = Bind(arm.Value);
            Expression? label = arm is { Guard: null, Pattern: IConstantPatternOperation constant }
                ? Bind(constant.Value)
                : Unsupported(arm.Pattern, "this pattern", "compare with constants only");
            result = value is null || label is null || then is null || result is null
                ? null
                : Make(Op.Select, then.Type, arm.Value, Make(Op.Equal, IrType.Bool, arm, value, label), then, result);
        }
        return result;
    }

    /// <summary>Text of the user's code for a message, short enough for one line.</summary>
    private static string Quote(IOperation operation)
    {
        string text = string.Join(" ", operation.Syntax.ToString().Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 40 ? text : text.Substring(0, 37) + "...";
    }
}
