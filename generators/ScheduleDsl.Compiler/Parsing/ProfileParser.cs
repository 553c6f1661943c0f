using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Compiles a <c>[Profile]</c> class.</summary>
public static class ProfileParser
{
    private const string Value = "Value";

    /// <summary>Returns null where anything is wrong, after everything that is has been reported.</summary>
    public static Profile? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        BindingContext context = new(bodies, findings, cancellation);
        Declarations.RequirePartial(type, context, cancellation);
        IMethodSymbol? method = type.GetMembers(Value).OfType<IMethodSymbol>().FirstOrDefault(m =>
            m is { IsStatic: true, IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Double }
            && m.Parameters is [{ Type.SpecialType: SpecialType.System_Double, RefKind: RefKind.None }]);
        if (method is null)
        {
            context.Report(FindingKind.ProfileSignature, type.Location(), type.Name);
            return null;
        }
        FunctionTable functions = new(type);
        Function? value = functions.Require(method, method.Location(), context);
        return context.Failed || value is null
            ? null
            : new Profile(type.FullName(), value, functions.Functions.Where(f => f.Id != value.Id).ToEquatableArray());
    }
}
