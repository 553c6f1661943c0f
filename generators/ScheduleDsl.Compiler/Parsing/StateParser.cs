using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reads the state fields of a rule or modifier. Like <see cref="HyperParser"/> it needs no body.</summary>
public static class StateParser
{
    /// <summary>The well-declared states, in the order of the source; what is wrong with others is reported.</summary>
    public static EquatableArray<State> Parse(INamedTypeSymbol type, IFindings findings)
    {
        List<State> states = [];
        foreach ((IFieldSymbol field, AttributeData attribute) in Fields(type))
        {
            if (Parse(type, field, attribute, findings) is not { } state)
                continue;
            string? problem = StateLists.Problem(field, attribute);
            if (problem is not null)
                findings.Report(FindingKind.StateList, attribute.LocationOr(field), field.Name, problem);
            else if (StateLists.Is(field.Type))
                states.AddRange(StateLists.Expand(state, StateLists.Count(attribute)));
            else
                states.Add(state);
        }
        return states.ToEquatableArray();
    }

    /// <summary>Binds the members that say whether states exist and how long their blocks are.</summary>
    internal static void RequireMembers(INamedTypeSymbol type, FunctionTable functions, BindingContext context)
    {
        foreach ((IFieldSymbol field, AttributeData attribute) in Fields(type))
        {
            if (attribute.Named("When")?.Value is string when && NamedMembers.Condition(type, when) is not null)
                NamedMembers.Require(type, when, functions, context, FindingKind.UnknownWhen, when, type.Name);
            if (attribute.Named("BlockLength")?.Value is string length && NamedMembers.Length(type, length) is not null)
            {
                NamedMembers.Require(type, length, functions, context, FindingKind.StateBlockLength,
                    field.Name, $"'{length}' reads the step, and memory is allocated before the first one");
            }
        }
    }

    private static IEnumerable<(IFieldSymbol Field, AttributeData Attribute)> Fields(INamedTypeSymbol type) =>
        from field in type.GetMembers().OfType<IFieldSymbol>()
        let attribute = field.Attribute(DslNames.State)
        where attribute is not null
        select (field, attribute);

    private static State? Parse(INamedTypeSymbol type, IFieldSymbol field, AttributeData attribute, IFindings findings)
    {
        StateSpace space = attribute.Named("Space")?.Value is int value ? (StateSpace)value : StateSpace.Element;
        IrType expected = space is StateSpace.Tensor or StateSpace.Global ? IrType.Float64 : IrType.Float32;
        bool fits = expected == IrType.Float64 ? field.Type.Is(DslNames.Scalar) || StateLists.Is(field.Type) : field.Type.SpecialType == SpecialType.System_Single;
        if (!fits)
        {
            if (field.Type.TypeKind != TypeKind.Error)
                findings.Report(FindingKind.StateType, field.Location(), field.Name, field.Type.ToDisplayString(), Words(space), expected == IrType.Float64 ? "Scalar" : "float");
            return null;
        }
        string? problem = field.IsConst ? "const" : field.IsStatic ? "static" : field.IsReadOnly ? "readonly"
            : HasInitializer(field) ? "initialized here: say [State(Initial = ...)]" : null;
        if (problem is not null)
            findings.Report(FindingKind.StateField, field.Location(), field.Name, problem);
        return new State(field.Name, expected, space, Initial(type, field, attribute, expected, findings), When(type, field, attribute, findings))
        {
            BlockLength = BlockLength(type, field, attribute, space, findings),
        };
    }

    private static Expression Initial(INamedTypeSymbol type, IFieldSymbol field, AttributeData attribute, IrType stateType, IFindings findings)
    {
        if (attribute.Named("InitialFrom")?.Value is string name)
        {
            if (NamedMembers.Hyper(type, name) is { Type: var hyperType } && hyperType.Is(DslNames.Scalar))
                return new HyperReference(IrType.Float64, name);
            findings.Report(FindingKind.UnknownInitialFrom, attribute.LocationOr(field), name, type.Name);
        }
        // A double in the attribute keeps its digits: the rule may be widened to double.
        return new Literal(stateType, attribute.Named("Initial")?.Value is double value ? Numbers.Text(value) : "0");
    }

    private static Expression? When(INamedTypeSymbol type, IFieldSymbol field, AttributeData attribute, IFindings findings)
    {
        if (attribute.Named("When")?.Value is not string name)
            return null;
        Expression? condition = NamedMembers.Condition(type, name);
        if (condition is null)
            findings.Report(FindingKind.UnknownWhen, attribute.LocationOr(field), name, type.Name);
        return condition;
    }

    private static Expression? BlockLength(INamedTypeSymbol type, IFieldSymbol field, AttributeData attribute, StateSpace space, IFindings findings)
    {
        string? text = attribute.Named("BlockLength")?.Value as string;
        Expression? length = text is null ? null : NamedMembers.Length(type, text);
        string? problem = (space, text, length) switch
        {
            (StateSpace.Block, null, _) => "a state of each block says how long blocks are: BlockLength = \"256\", or the name of a member",
            (not StateSpace.Block, not null, _) => $"only a state of each block has a BlockLength, and this one is of each {Words(space)}",
            (_, not null, null) => $"'{text}' is neither a whole number nor a Scalar or int member of '{type.Name}' without parameters",
            (_, _, Literal { Text: var number }) when long.Parse(number, CultureInfo.InvariantCulture) < 1 => $"a block of length {number} holds no weight",
            _ => null,
        };
        if (problem is not null)
            findings.Report(FindingKind.StateBlockLength, attribute.LocationOr(field), field.Name, problem);
        return problem is null ? length : null;
    }

    private static string Words(StateSpace space) => space switch
    {
        StateSpace.Element => "weight",
        StateSpace.Global => "run",
        _ => space.ToString().ToLowerInvariant(),
    };

    private static bool HasInitializer(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null });
}
