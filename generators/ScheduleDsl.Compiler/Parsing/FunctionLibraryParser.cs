using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Compiles a <c>[Functions]</c> class: its public static methods and what they call.</summary>
public static class FunctionLibraryParser
{
    /// <summary>Returns null where anything is wrong, after everything that is has been reported.</summary>
    public static FunctionLibrary? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        BindingContext context = new(bodies, findings, cancellation);
        Declarations.RequirePartial(type, context, cancellation);
        FunctionTable functions = new(type);
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (IsExported(method))
                functions.Require(method, method.Location(), context);
        }
        return context.Failed ? null : new FunctionLibrary(type.FullName(), functions.Functions);
    }

    // A primitive is an operation wherever it is called, so its body is for plain C# only; so is the step's.
    private static bool IsExported(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet, IsStatic: true, DeclaredAccessibility: Accessibility.Public }
        && Primitives.Find(method) is null
        && !BodyBinder.IsOfStep(method.AssociatedSymbol ?? method);
}
