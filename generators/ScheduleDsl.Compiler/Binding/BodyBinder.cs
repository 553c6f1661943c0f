using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>
/// Binds one method's body from Roslyn's tree of operations to the IR. It knows a short list of constructs; whatever else
/// turns up gets one finding on its place, and binding goes on, so that everything wrong is found at once.
/// </summary>
/// <param name="owner">The rule whose hypers and states the body may use.</param>
internal sealed partial class BodyBinder(
    BindingContext context, FunctionTable functions, INamedTypeSymbol owner, BodyKind kind, IMethodSymbol method, LocalNames? scope = null)
{
    private readonly LocalNames names = scope ?? new();
    private readonly VaryingLocals varying = new();
    private readonly HashSet<ISymbol> assignedParameters = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> unusable = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> loopCounters = new(SymbolEqualityComparer.Default);

    /// <summary>The body reads the step, itself or through a function, so it cannot be called where there is none.</summary>
    public bool ReadsStep { get; private set; }

    /// <summary>Binds the update method; its parameters are the rule's inputs.</summary>
    public Block BindUpdate(IOperation body)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            IOperation? target = operation is IIncrementOrDecrementOperation step ? step.Target : (operation as IAssignmentOperation)?.Target;
            if (target is IParameterReferenceOperation assigned)
                assignedParameters.Add(assigned.Parameter);
        }
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            names.Give(parameter, InputParser.NameOf(parameter));
            if (IrTypeOf.Symbol(parameter.Type) == IrType.Float32)
                varying.Add(names.Of(parameter));
        }
        return BindBody(body);
    }

    /// <summary>Binds a function; null where its signature or body is wrong.</summary>
    public Function? BindFunction(string id, IOperation body)
    {
        if (!HasSupportedShape() || TypeOf(method.ReturnType, method.Name, method) is not { } result)
            return null;
        List<FunctionParameter> parameters = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (TypeOf(parameter.Type, parameter.Name, parameter) is not { } type)
                continue;
            string name = names.Of(parameter);
            parameters.Add(new FunctionParameter(name, type));
            // A helper's doubles are checked where it is called; its bools and ints are taken for uniform, as most are.
            if (type == IrType.Float32)
                varying.Add(name);
        }
        Block block = BindBody(body);
        // A getter is no call by name, and the step is known in rules only.
        bool isPublic = method.IsStatic && method.AssociatedSymbol is null && !ReadsStep && IsPublic(method);
        return parameters.Count == method.Parameters.Length
            ? new Function(id, parameters.ToEquatableArray(), result, block, isPublic)
            : null;
    }

    /// <summary>What is inside of a method's braces or behind its arrow; null for an auto property, an abstract or extern method.</summary>
    public static IOperation? ContentOf(IOperation? body) =>
        body is IMethodBodyBaseOperation both ? both.BlockBody ?? both.ExpressionBody : body;

    private Block BindBody(IOperation body)
    {
        if (body is IBlockOperation or IReturnOperation)
            return BindBlock(body);
        // A bare expression: some hosts hand over the value of an expression body.
        if (Bind(body) is not { } value)
            return Block.Empty;
        CheckGate(body, value);
        return new Block(EquatableArray.Of<Statement>(new Return(value)));
    }

    private bool HasSupportedShape()
    {
        string? problem =
            method.IsGenericMethod || method.ContainingType.IsGenericType && !IsOwner(method.ContainingType) ? "a generic method"
            : method.IsVirtual || method.IsOverride || method.IsAbstract ? "a virtual method"
            : method.IsAsync ? "an async method"
            : method.ReturnsByRef || method.ReturnsByRefReadonly || method.Parameters.Any(p => p.RefKind != RefKind.None) ? "a method with 'ref', 'in' or 'out'"
            : null;
        if (problem is not null)
            context.Report(FindingKind.UnsupportedConstruct, method.Locations[0], problem, "write a plain method over numbers");
        return problem is null;
    }

    private IrType? TypeOf(ITypeSymbol? type, string what, ISymbol place) => TypeOf(type, what, place.Locations[0]);

    private IrType? TypeOf(ITypeSymbol? type, string what, Location place)
    {
        IrType? result = IrTypeOf.Symbol(type);
        if (result is null && type?.TypeKind != TypeKind.Error)
            context.Report(FindingKind.UnsupportedType, place, what, type?.ToDisplayString() ?? "nothing");
        else if (result is null)
            context.FailSilently();
        return result;
    }

    private bool IsOwner(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, owner.OriginalDefinition);

    private static bool IsPublic(ISymbol symbol)
    {
        for (ISymbol? at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at.DeclaredAccessibility != Accessibility.Public)
                return false;
        }
        return true;
    }

    private Expression? Unsupported(IOperation operation, string what, string hint)
    {
        // What is done with a local of another type is no news beside its type.
        if (unusable.Count > 0 && operation.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation { Local: var local } && unusable.Contains(local)))
        {
            context.FailSilently();
            return null;
        }
        context.Report(FindingKind.UnsupportedConstruct, operation.Syntax.GetLocation(), what, hint);
        return null;
    }
}
