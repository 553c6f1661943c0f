using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>
/// The functions that a unit reaches, each bound once: from source where there is some, else from the compiled form that the
/// function's assembly carries. Beside a function over floats stands its overload over doubles, for the widened rule.
/// </summary>
internal sealed class FunctionTable(INamedTypeSymbol owner)
{
    private readonly SortedDictionary<string, Function> functions = new(System.StringComparer.Ordinal);
    private readonly HashSet<string> failed = [];
    private readonly HashSet<string> open = [];
    private readonly HashSet<string> stepReaders = [];

    /// <summary>Sorted by id, so that the order of calls in a body does not matter.</summary>
    public EquatableArray<Function> Functions => functions.Values.ToEquatableArray();

    /// <summary>Enters a function that has no method of its own: a lambda.</summary>
    public void Add(Function function) => functions[function.Id] = function;

    public bool ReadsStep(string id) => stepReaders.Contains(id);

    /// <summary>Binds the method and all that it calls; null where that fails, and then the context has failed.</summary>
    public Function? Require(IMethodSymbol method, Location call, BindingContext context)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        string id = FunctionIds.Of(method);
        if (functions.TryGetValue(id, out Function? known))
            return known;
        if (failed.Contains(id))
        {
            context.FailSilently();
            return null;
        }
        if (open.Contains(id))
        {
            context.Report(FindingKind.Recursion, call, method.Name);
            return null;
        }

        Function? function = BodyBinder.ContentOf(context.Bodies.BodyOf(method)) is { } body
            ? FromSource(method, id, body, context)
            : FromPacked(method, id, call, context);
        if (function is null)
            failed.Add(id);
        return function;
    }

    private Function? FromSource(IMethodSymbol method, string id, IOperation body, BindingContext context)
    {
        bool isLibrary = IsLibrary(method.ContainingType);
        // A library's own errors are reported where the library is compiled, once, and not again in each rule that calls it.
        bool isElsewhere = isLibrary && !SymbolEqualityComparer.Default.Equals(method.ContainingType, owner);
        BindingContext inner = isElsewhere ? context.Quiet() : context;
        open.Add(id);
        BodyBinder binder = new(inner, this, owner, isLibrary ? BodyKind.Pure : BodyKind.Helper, method);
        Function? function = binder.BindFunction(id, body);
        open.Remove(id);
        if (inner.Failed)
            context.FailSilently();
        if (function is null)
            return null;

        functions.Add(id, function);
        if (binder.ReadsStep)
            stepReaders.Add(id);
        string widened = FunctionIds.Widened(id);
        if (widened != id && !open.Contains(widened)
            && FunctionIds.Find(method.ContainingType, method.Name, widened) is { } sibling && Primitives.Find(sibling) is null)
            Require(sibling, sibling.Location(), context);
        return function;
    }

    private Function? FromPacked(IMethodSymbol method, string id, Location call, BindingContext context)
    {
        if (method.ContainingType.Attribute(DslNames.CompiledIr) is not null)
        {
            Unit? unit = PackedUnits.Read(method.ContainingType, context, call);
            if (unit is null)
                return null;
            Dictionary<string, Function> packed = unit switch
            {
                FunctionLibrary library => library.Functions.ToDictionary(f => f.Id),
                Profile profile => profile.Functions.Append(profile.Value).ToDictionary(f => f.Id),
                _ => [],
            };
            if (packed.TryGetValue(id, out Function? function))
            {
                Take(function, packed);
                return function;
            }
        }
        context.Report(FindingKind.BodyNotAvailable, call, method.ToDisplayString());
        return null;
    }

    private void Take(Function function, Dictionary<string, Function> packed)
    {
        if (functions.ContainsKey(function.Id))
            return;
        functions.Add(function.Id, function);
        foreach (string callee in Calls.In(function.Body).Append(FunctionIds.Widened(function.Id)))
        {
            if (packed.TryGetValue(callee, out Function? next))
                Take(next, packed);
        }
    }

    private static bool IsLibrary(INamedTypeSymbol type) =>
        type.Attribute(DslNames.Functions) is not null || type.Attribute(DslNames.Profile) is not null;
}
